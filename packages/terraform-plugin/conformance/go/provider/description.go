package main

import (
	"encoding/json"
	"fmt"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// A description describes both providers; see description.ts.
type description struct {
	Mood      string                       `json:"mood"`
	Resources map[string]objectDescription `json:"resources"`
}

type objectDescription struct {
	Attributes map[string]attributeDescription `json:"attributes"`
	Blocks     map[string]blockDescription     `json:"blocks"`
}

type attributeDescription struct {
	Type       json.RawMessage    `json:"type"`
	NumberKind string             `json:"numberKind"`
	Nested     *nestedDescription `json:"nested"`
	Required   bool               `json:"required"`
	Optional   bool               `json:"optional"`
	Computed   bool               `json:"computed"`
	Sensitive  bool               `json:"sensitive"`
	WriteOnly  bool               `json:"writeOnly"`
	Default    json.RawMessage    `json:"default"`
	Deprecated string             `json:"deprecated"`
	// The names of plan modifiers.
	PlanModifiers []string `json:"planModifiers"`
}

type nestedDescription struct {
	Nesting    string                          `json:"nesting"`
	Attributes map[string]attributeDescription `json:"attributes"`
}

type blockDescription struct {
	Nesting       string   `json:"nesting"`
	PlanModifiers []string `json:"planModifiers"`
	objectDescription
}

func readDescription(file string) (*description, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var read description
	return &read, json.Unmarshal(text, &read)
}

func (a attributeDescription) terraformType() tftypes.Type {
	if a.Nested == nil {
		return parseType(a.Type)
	}
	attributes := map[string]tftypes.Type{}
	for name, attribute := range a.Nested.Attributes {
		attributes[name] = attribute.terraformType()
	}
	return nestedType(a.Nested.Nesting, tftypes.Object{AttributeTypes: attributes})
}

func (o objectDescription) terraformType() tftypes.Object {
	attributes := map[string]tftypes.Type{}
	for name, attribute := range o.Attributes {
		attributes[name] = attribute.terraformType()
	}
	for name, block := range o.Blocks {
		attributes[name] = nestedType(block.Nesting, block.objectDescription.terraformType())
	}
	return tftypes.Object{AttributeTypes: attributes}
}

func nestedType(nesting string, element tftypes.Type) tftypes.Type {
	switch nesting {
	case "single":
		return element
	case "list":
		return tftypes.List{ElementType: element}
	case "set":
		return tftypes.Set{ElementType: element}
	case "map":
		return tftypes.Map{ElementType: element}
	}
	panic("unknown nesting " + nesting)
}

// parseType parses a type in Terraform's JSON format: "string", ["list", "number"], ["object", {"a": "bool"}].
func parseType(text json.RawMessage) tftypes.Type {
	var name string
	if json.Unmarshal(text, &name) == nil {
		return map[string]tftypes.Type{"string": tftypes.String, "number": tftypes.Number, "bool": tftypes.Bool,
			"dynamic": tftypes.DynamicPseudoType}[name]
	}
	kind, argument := splitType(text)
	if kind != "object" {
		return nestedType(kind, parseType(argument))
	}
	var members map[string]json.RawMessage
	must(json.Unmarshal(argument, &members))
	attributes := map[string]tftypes.Type{}
	for name, member := range members {
		attributes[name] = parseType(member)
	}
	return tftypes.Object{AttributeTypes: attributes}
}

func splitType(text json.RawMessage) (string, json.RawMessage) {
	var pair []json.RawMessage
	must(json.Unmarshal(text, &pair))
	var kind string
	must(json.Unmarshal(pair[0], &kind))
	return kind, pair[1]
}

func must(err error) {
	if err != nil {
		panic(fmt.Sprintf("invalid description: %s", err))
	}
}

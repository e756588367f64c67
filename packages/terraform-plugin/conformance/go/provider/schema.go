package main

import (
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func newAttributes(described map[string]attributeDescription) map[string]schema.Attribute {
	attributes := map[string]schema.Attribute{}
	for name, attribute := range described {
		attributes[name] = newAttribute(attribute)
	}
	return attributes
}

func newBlocks(described map[string]blockDescription) map[string]schema.Block {
	blocks := map[string]schema.Block{}
	for name, block := range described {
		blocks[name] = newBlock(block)
	}
	return blocks
}

func newBlock(block blockDescription) schema.Block {
	attributes, blocks := newAttributes(block.Attributes), newBlocks(block.Blocks)
	object := schema.NestedBlockObject{Attributes: attributes, Blocks: blocks}
	switch block.Nesting {
	case "single":
		return schema.SingleNestedBlock{Attributes: attributes, Blocks: blocks, PlanModifiers: objectModifiers(block.PlanModifiers)}
	case "list":
		return schema.ListNestedBlock{NestedObject: object, PlanModifiers: listModifiers(block.PlanModifiers)}
	case "set":
		return schema.SetNestedBlock{NestedObject: object, PlanModifiers: setModifiers(block.PlanModifiers)}
	}
	panic("unknown nesting of a block " + block.Nesting)
}

func newNested(a attributeDescription) schema.Attribute {
	attributes := newAttributes(a.Nested.Attributes)
	object := schema.NestedAttributeObject{Attributes: attributes}
	switch a.Nested.Nesting {
	case "single":
		return schema.SingleNestedAttribute{Attributes: attributes,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: objectModifiers(a.PlanModifiers), Default: defaultOf(a, objectDefault)}
	case "list":
		return schema.ListNestedAttribute{NestedObject: object,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: listModifiers(a.PlanModifiers), Default: defaultOf(a, listDefault)}
	case "set":
		return schema.SetNestedAttribute{NestedObject: object,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive,
			PlanModifiers: setModifiers(a.PlanModifiers), Default: defaultOf(a, setDefault)}
	case "map":
		return schema.MapNestedAttribute{NestedObject: object,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: mapModifiers(a.PlanModifiers), Default: defaultOf(a, mapDefault)}
	}
	panic("unknown nesting of an attribute " + a.Nested.Nesting)
}

func newAttribute(a attributeDescription) schema.Attribute {
	if a.Nested != nil {
		return newNested(a)
	}
	if a.NumberKind != "" {
		return newNumber(a)
	}
	var name string
	if json.Unmarshal(a.Type, &name) == nil {
		return newPrimitive(name, a)
	}
	kind, argument := splitType(a.Type)
	switch kind {
	case "list":
		return schema.ListAttribute{ElementType: attrType(argument),
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: listModifiers(a.PlanModifiers), Default: defaultOf(a, listDefault)}
	case "set":
		return schema.SetAttribute{ElementType: attrType(argument),
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive,
			PlanModifiers: setModifiers(a.PlanModifiers), Default: defaultOf(a, setDefault)}
	case "map":
		return schema.MapAttribute{ElementType: attrType(argument),
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: mapModifiers(a.PlanModifiers), Default: defaultOf(a, mapDefault)}
	case "object":
		return schema.ObjectAttribute{AttributeTypes: attrType(a.Type).(types.ObjectType).AttrTypes,
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: objectModifiers(a.PlanModifiers), Default: defaultOf(a, objectDefault)}
	}
	panic("unknown kind of type " + kind)
}

func newPrimitive(name string, a attributeDescription) schema.Attribute {
	switch name {
	case "string":
		return schema.StringAttribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: stringModifiers(a.PlanModifiers), Default: defaultOf(a, stringDefault)}
	case "number":
		return schema.NumberAttribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: numberModifiers(a.PlanModifiers), Default: defaultOf(a, numberDefault)}
	case "bool":
		return schema.BoolAttribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: boolModifiers(a.PlanModifiers), Default: defaultOf(a, boolDefault)}
	case "dynamic":
		return schema.DynamicAttribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: dynamicModifiers(a.PlanModifiers), Default: defaultOf(a, dynamicDefault)}
	}
	panic("unknown type " + name)
}

func attrType(text json.RawMessage) attr.Type {
	var name string
	if json.Unmarshal(text, &name) == nil {
		return map[string]attr.Type{"string": types.StringType, "number": types.NumberType, "bool": types.BoolType}[name]
	}
	kind, argument := splitType(text)
	switch kind {
	case "list":
		return types.ListType{ElemType: attrType(argument)}
	case "set":
		return types.SetType{ElemType: attrType(argument)}
	case "map":
		return types.MapType{ElemType: attrType(argument)}
	case "object":
		var described map[string]json.RawMessage
		must(json.Unmarshal(argument, &described))
		members := map[string]attr.Type{}
		for name, member := range described {
			members[name] = attrType(member)
		}
		return types.ObjectType{AttrTypes: members}
	}
	panic(fmt.Sprintf("unknown type %s", text))
}

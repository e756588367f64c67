package main

import (
	"encoding/json"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// parseValue parses a value in a description or an import ID. Numbers are strings, and a dynamic value is an object with its
// type and value. Missing attributes are null, and missing blocks are empty.
func parseValue(text json.RawMessage, typ tftypes.Type) tftypes.Value {
	if text == nil || string(text) == "null" {
		return tftypes.NewValue(typ, nil)
	}
	switch typ := typ.(type) {
	case tftypes.List:
		return tftypes.NewValue(typ, parseElements(text, typ.ElementType))
	case tftypes.Set:
		return tftypes.NewValue(typ, parseElements(text, typ.ElementType))
	case tftypes.Map:
		members := parseMembers(text)
		values := map[string]tftypes.Value{}
		for name, member := range members {
			values[name] = parseValue(member, typ.ElementType)
		}
		return tftypes.NewValue(typ, values)
	case tftypes.Object:
		members := parseMembers(text)
		values := map[string]tftypes.Value{}
		for name, memberType := range typ.AttributeTypes {
			values[name] = parseValue(members[name], memberType)
		}
		return tftypes.NewValue(typ, values)
	}
	if typ.Is(tftypes.DynamicPseudoType) {
		members := parseMembers(text)
		return parseValue(members["value"], parseType(members["type"]))
	}
	return parsePrimitive(text, typ)
}

func parsePrimitive(text json.RawMessage, typ tftypes.Type) tftypes.Value {
	if typ.Is(tftypes.Bool) {
		var value bool
		must(json.Unmarshal(text, &value))
		return tftypes.NewValue(typ, value)
	}
	var value string
	must(json.Unmarshal(text, &value))
	if typ.Is(tftypes.String) {
		return tftypes.NewValue(typ, value)
	}
	number, _, err := big.ParseFloat(value, 10, 512, big.ToNearestEven)
	must(err)
	return tftypes.NewValue(typ, number)
}

func parseElements(text json.RawMessage, element tftypes.Type) []tftypes.Value {
	var elements []json.RawMessage
	must(json.Unmarshal(text, &elements))
	values := make([]tftypes.Value, len(elements))
	for index, member := range elements {
		values[index] = parseValue(member, element)
	}
	return values
}

func parseMembers(text json.RawMessage) map[string]json.RawMessage {
	var members map[string]json.RawMessage
	must(json.Unmarshal(text, &members))
	return members
}

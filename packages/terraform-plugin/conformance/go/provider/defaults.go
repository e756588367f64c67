package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/defaults"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/dynamicdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/numberdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// defaultOf returns the default of an attribute, or a nil interface if there is none.
func defaultOf[D any](a attributeDescription, makeDefault func(attr.Value) D) D {
	if a.Default == nil {
		var none D
		return none
	}
	value := parseValue(a.Default, a.terraformType())
	converted, err := a.attrType().ValueFromTerraform(context.Background(), value)
	must(err)
	return makeDefault(converted)
}

func (a attributeDescription) attrType() attr.Type {
	bare := a
	bare.Default = nil
	return newAttribute(bare).GetType()
}

func stringDefault(value attr.Value) defaults.String {
	return stringdefault.StaticString(value.(types.String).ValueString())
}

func numberDefault(value attr.Value) defaults.Number {
	return numberdefault.StaticBigFloat(value.(types.Number).ValueBigFloat())
}

func boolDefault(value attr.Value) defaults.Bool {
	return booldefault.StaticBool(value.(types.Bool).ValueBool())
}

func dynamicDefault(value attr.Value) defaults.Dynamic {
	return dynamicdefault.StaticValue(value.(types.Dynamic))
}

func listDefault(value attr.Value) defaults.List { return listdefault.StaticValue(value.(types.List)) }

func setDefault(value attr.Value) defaults.Set { return setdefault.StaticValue(value.(types.Set)) }

func mapDefault(value attr.Value) defaults.Map { return mapdefault.StaticValue(value.(types.Map)) }

func objectDefault(value attr.Value) defaults.Object {
	return objectdefault.StaticValue(value.(types.Object))
}

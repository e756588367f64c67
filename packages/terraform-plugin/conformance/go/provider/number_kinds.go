package main

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/defaults"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/float32default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/float32planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/float64default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/float64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int32default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int32planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64default"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// newNumber makes a number of a kind.
func newNumber(a attributeDescription) schema.Attribute {
	switch a.NumberKind {
	case "int32":
		return schema.Int32Attribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: int32Modifiers(a.PlanModifiers), Default: defaultOf(a, int32Default)}
	case "int64":
		return schema.Int64Attribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: int64Modifiers(a.PlanModifiers), Default: defaultOf(a, int64Default)}
	case "float32":
		return schema.Float32Attribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: float32Modifiers(a.PlanModifiers), Default: defaultOf(a, float32Default)}
	case "float64":
		return schema.Float64Attribute{
			Required: a.Required, Optional: a.Optional, Computed: a.Computed, Sensitive: a.Sensitive, WriteOnly: a.WriteOnly,
			PlanModifiers: float64Modifiers(a.PlanModifiers), Default: defaultOf(a, float64Default)}
	}
	panic("unknown kind of number " + a.NumberKind)
}

func int32Modifiers(names []string) []planmodifier.Int32 {
	return choose(names, map[string]planmodifier.Int32{
		"requiresReplace":             int32planmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": int32planmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          int32planmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   int32planmodifier.UseNonNullStateForUnknown(),
	})
}

func int64Modifiers(names []string) []planmodifier.Int64 {
	return choose(names, map[string]planmodifier.Int64{
		"requiresReplace":             int64planmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": int64planmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          int64planmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   int64planmodifier.UseNonNullStateForUnknown(),
	})
}

func float32Modifiers(names []string) []planmodifier.Float32 {
	return choose(names, map[string]planmodifier.Float32{
		"requiresReplace":             float32planmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": float32planmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          float32planmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   float32planmodifier.UseNonNullStateForUnknown(),
	})
}

func float64Modifiers(names []string) []planmodifier.Float64 {
	return choose(names, map[string]planmodifier.Float64{
		"requiresReplace":             float64planmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": float64planmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          float64planmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   float64planmodifier.UseNonNullStateForUnknown(),
	})
}

func int32Default(value attr.Value) defaults.Int32 {
	return int32default.StaticInt32(value.(types.Int32).ValueInt32())
}

func int64Default(value attr.Value) defaults.Int64 {
	return int64default.StaticInt64(value.(types.Int64).ValueInt64())
}

func float32Default(value attr.Value) defaults.Float32 {
	return float32default.StaticFloat32(value.(types.Float32).ValueFloat32())
}

func float64Default(value attr.Value) defaults.Float64 {
	return float64default.StaticFloat64(value.(types.Float64).ValueFloat64())
}

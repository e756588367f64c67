package main

import (
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/boolplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/dynamicplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/listplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/numberplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/objectplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/setplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
)

// choose returns the modifiers with the given names. Each kind of attribute has its own modifier types.
func choose[M any](names []string, named map[string]M) []M {
	var chosen []M
	for _, name := range names {
		modifier, known := named[name]
		if !known {
			panic("unknown plan modifier " + name)
		}
		chosen = append(chosen, modifier)
	}
	return chosen
}

func stringModifiers(names []string) []planmodifier.String {
	return choose(names, map[string]planmodifier.String{
		"requiresReplace":             stringplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": stringplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          stringplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   stringplanmodifier.UseNonNullStateForUnknown(),
	})
}

func numberModifiers(names []string) []planmodifier.Number {
	return choose(names, map[string]planmodifier.Number{
		"requiresReplace":             numberplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": numberplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          numberplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   numberplanmodifier.UseNonNullStateForUnknown(),
	})
}

func boolModifiers(names []string) []planmodifier.Bool {
	return choose(names, map[string]planmodifier.Bool{
		"requiresReplace":             boolplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": boolplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          boolplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   boolplanmodifier.UseNonNullStateForUnknown(),
	})
}

func dynamicModifiers(names []string) []planmodifier.Dynamic {
	return choose(names, map[string]planmodifier.Dynamic{
		"requiresReplace":             dynamicplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": dynamicplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          dynamicplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   dynamicplanmodifier.UseNonNullStateForUnknown(),
	})
}

func listModifiers(names []string) []planmodifier.List {
	return choose(names, map[string]planmodifier.List{
		"requiresReplace":             listplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": listplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          listplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   listplanmodifier.UseNonNullStateForUnknown(),
	})
}

func setModifiers(names []string) []planmodifier.Set {
	return choose(names, map[string]planmodifier.Set{
		"requiresReplace":             setplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": setplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          setplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   setplanmodifier.UseNonNullStateForUnknown(),
	})
}

func mapModifiers(names []string) []planmodifier.Map {
	return choose(names, map[string]planmodifier.Map{
		"requiresReplace":             mapplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": mapplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          mapplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   mapplanmodifier.UseNonNullStateForUnknown(),
	})
}

func objectModifiers(names []string) []planmodifier.Object {
	return choose(names, map[string]planmodifier.Object{
		"requiresReplace":             objectplanmodifier.RequiresReplace(),
		"requiresReplaceIfConfigured": objectplanmodifier.RequiresReplaceIfConfigured(),
		"useStateForUnknown":          objectplanmodifier.UseStateForUnknown(),
		"useNonNullStateForUnknown":   objectplanmodifier.UseNonNullStateForUnknown(),
	})
}

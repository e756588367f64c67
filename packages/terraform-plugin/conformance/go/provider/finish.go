package main

import (
	"fmt"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// finish replaces every unknown value in the plan with one derived from its name and the object's revision.
func finish(plan, config tftypes.Value, revision int) tftypes.Value {
	finished, err := tftypes.Transform(plan, func(path *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		if value.IsKnown() {
			return value, nil
		}
		if len(path.Steps()) == 1 && nameOf(path) == "secret_seen" {
			return member(config, "secret"), nil
		}
		return computed(nameOf(path), value.Type(), revision), nil
	})
	must(err)
	return finished
}

func computed(name string, typ tftypes.Type, revision int) tftypes.Value {
	switch typ := typ.(type) {
	case tftypes.List:
		return tftypes.NewValue(typ, []tftypes.Value{computed(name, typ.ElementType, revision)})
	case tftypes.Set:
		return tftypes.NewValue(typ, []tftypes.Value{computed(name, typ.ElementType, revision)})
	case tftypes.Map:
		return tftypes.NewValue(typ, map[string]tftypes.Value{"key": computed(name, typ.ElementType, revision)})
	case tftypes.Object:
		members := map[string]tftypes.Value{}
		for name, memberType := range typ.AttributeTypes {
			members[name] = computed(name, memberType, revision)
		}
		return tftypes.NewValue(typ, members)
	}
	switch {
	case typ.Is(tftypes.Number):
		return tftypes.NewValue(typ, big.NewFloat(float64(revision)))
	case typ.Is(tftypes.Bool):
		return tftypes.NewValue(typ, revision%2 == 1)
	}
	return tftypes.NewValue(tftypes.String, fmt.Sprintf("%s#%d", name, revision))
}

// drifted returns an object as changed outside Terraform: with all its strings replaced, except `fault` and `address`.
func drifted(state tftypes.Value) tftypes.Value {
	changed, err := tftypes.Transform(state, func(path *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		var text string
		isOwn := len(path.Steps()) == 1 && (nameOf(path) == "fault" || nameOf(path) == "address")
		if isOwn || !value.Type().Is(tftypes.String) || value.IsNull() {
			return value, nil
		}
		must(value.As(&text))
		return tftypes.NewValue(tftypes.String, text+"~"), nil
	})
	must(err)
	return changed
}

func revisionOf(state tftypes.Value) string {
	var revision *big.Float
	must(member(state, "revision").As(&revision))
	return revision.Text('f', 0)
}

func member(object tftypes.Value, name string) tftypes.Value {
	members := map[string]tftypes.Value{}
	must(object.As(&members))
	return members[name]
}

// nameOf returns the last attribute in a path.
func nameOf(path *tftypes.AttributePath) string {
	steps := path.Steps()
	for index := len(steps) - 1; index >= 0; index-- {
		if name, found := steps[index].(tftypes.AttributeName); found {
			return string(name)
		}
	}
	return ""
}

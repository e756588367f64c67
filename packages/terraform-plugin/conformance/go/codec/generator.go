package main

import (
	"math"
	"math/big"
	"math/rand"
	"strings"

	"github.com/zclconf/go-cty/cty"
)

type generator struct{ *rand.Rand }

// typ returns a random type. Terraform allows dynamic values in objects and tuples, but not in collections.
func (g generator) typ(depth int, dynamic bool) cty.Type {
	kind := g.Intn(9)
	if depth <= 0 {
		kind = g.Intn(4)
	}
	switch kind {
	case 0:
		return cty.String
	case 1:
		return cty.Number
	case 2:
		return cty.Bool
	case 3:
		if dynamic {
			return cty.DynamicPseudoType
		}
		return cty.Number
	case 4:
		return cty.List(g.typ(depth-1, false))
	case 5:
		return cty.Set(g.typ(depth-1, false))
	case 6:
		return cty.Map(g.typ(depth-1, false))
	case 7:
		parts := make([]cty.Type, g.Intn(4))
		for index := range parts {
			parts[index] = g.typ(depth-1, dynamic)
		}
		return cty.Tuple(parts)
	}
	attributes := map[string]cty.Type{}
	for range g.Intn(5) {
		attributes[g.text()] = g.typ(depth-1, dynamic)
	}
	return cty.Object(attributes)
}

// value returns a random value of a type. Some parts are null or unknown, but nothing in a set is unknown, because unknown
// elements cannot be compared.
func (g generator) value(typ cty.Type, depth int, inSet bool) cty.Value {
	switch g.Intn(12) {
	case 0:
		return cty.NullVal(typ)
	case 1:
		if !inSet {
			return g.unknown(typ)
		}
	}
	switch {
	case typ == cty.DynamicPseudoType:
		return g.value(g.typ(max(depth-1, 0), false), max(depth-1, 0), inSet)
	case typ == cty.String:
		return cty.StringVal(g.text())
	case typ == cty.Bool:
		return cty.BoolVal(g.Intn(2) == 0)
	case typ == cty.Number:
		return g.number()
	case typ.IsTupleType():
		parts := []cty.Value{}
		for _, part := range typ.TupleElementTypes() {
			parts = append(parts, g.value(part, depth-1, inSet))
		}
		return cty.TupleVal(parts)
	case typ.IsObjectType():
		attributes := map[string]cty.Value{}
		for name, attribute := range typ.AttributeTypes() {
			attributes[name] = g.value(attribute, depth-1, inSet)
		}
		return cty.ObjectVal(attributes)
	}
	return g.collection(typ, depth, inSet)
}

func (g generator) collection(typ cty.Type, depth int, inSet bool) cty.Value {
	element := typ.ElementType()
	elements := map[string]cty.Value{}
	values := []cty.Value{}
	limit := 4
	if depth <= 1 {
		limit = 20
	}
	for range g.Intn(limit) {
		value := g.value(element, depth-1, inSet || typ.IsSetType())
		values = append(values, value)
		elements[g.text()] = value
	}
	switch {
	case typ.IsMapType() && len(elements) == 0:
		return cty.MapValEmpty(element)
	case typ.IsMapType():
		return cty.MapVal(elements)
	case typ.IsListType() && len(values) == 0:
		return cty.ListValEmpty(element)
	case typ.IsListType():
		return cty.ListVal(values)
	case len(values) == 0:
		return cty.SetValEmpty(element)
	}
	return cty.SetVal(values)
}

// unknown returns an unknown value, possibly refined.
func (g generator) unknown(typ cty.Type) cty.Value {
	value := cty.UnknownVal(typ)
	if typ == cty.DynamicPseudoType || g.Intn(2) == 0 {
		return value
	}
	refined := value.Refine()
	if g.Intn(2) == 0 {
		refined = refined.NotNull()
	}
	low := int64(g.Intn(5))
	switch {
	case g.Intn(2) == 0:
	case typ == cty.String:
		refined = refined.StringPrefix(g.text() + "-")
	case typ == cty.Number:
		refined = refined.NumberRangeLowerBound(cty.NumberIntVal(low), true).
			NumberRangeUpperBound(cty.NumberFloatVal(float64(low)+1.5), false)
	case typ.IsCollectionType():
		refined = refined.CollectionLengthLowerBound(int(low)).CollectionLengthUpperBound(int(low) + 3)
	}
	return refined.NewValue()
}

// number returns a number as Terraform's arithmetic or parser produces it: integers of any size, 53- and 512-bit fractions.
func (g generator) number() cty.Value {
	switch g.Intn(7) {
	case 0:
		return cty.NumberIntVal(int64(g.Intn(200) - 100))
	case 1:
		return cty.NumberIntVal(int64(g.Uint64()))
	case 2:
		return cty.NumberUIntVal(g.Uint64())
	case 3:
		return cty.NumberFloatVal(g.NormFloat64() * math.Pow(10, float64(g.Intn(60)-30)))
	case 4:
		return cty.MustParseNumberVal(g.digits() + "." + g.digits() + "e" + []string{"0", "-9", "30"}[g.Intn(3)])
	case 5:
		left, right := cty.MustParseNumberVal(g.digits()+"."+g.digits()), cty.NumberFloatVal(g.Float64()+0.1)
		return left.Multiply(right)
	}
	integer, _ := new(big.Float).SetPrec(512).SetString("-" + g.digits() + g.digits())
	return cty.NumberVal(integer)
}

func (g generator) digits() string {
	text := []string{"1"}
	for range g.Intn(25) {
		text = append(text, string(rune('0'+g.Intn(10))))
	}
	return strings.Join(text, "")
}

func (g generator) text() string {
	alphabet := []string{"a", "\x00", "é", "\u030a", "漢", "😀", "\ufeff", "\"", "${", "__proto__", "0"}
	var text strings.Builder
	for range g.Intn([]int{3, 12, 90}[g.Intn(3)]) {
		text.WriteString(alphabet[g.Intn(len(alphabet))])
	}
	return text.String()
}

// Reads and writes values in MessagePack and JSON with Terraform's own library, for the test of our codec:
//
//	codec generate SEED COUNT    prints random values
//	codec echo                   reads values, and prints each as it is written again
//	codec compare                reads pairs of values, and prints what is wrong with each pair
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math/rand"
	"os"
	"strconv"

	"github.com/zclconf/go-cty/cty"
	ctyjson "github.com/zclconf/go-cty/cty/json"
	"github.com/zclconf/go-cty/cty/msgpack"
)

// A sample is a value of a type, in both formats. Values that are not wholly known have no JSON.
type sample struct {
	Type        json.RawMessage `json:"type"`
	MessagePack []byte          `json:"messagePack"`
	JSON        []byte          `json:"json,omitempty"`
}

// A pair is a value and the other codec's output for both of its formats.
type pair struct {
	sample
	FromMessagePack []byte `json:"fromMessagePack"`
	FromJSON        []byte `json:"fromJson"`
}

func main() {
	encoder := json.NewEncoder(os.Stdout)
	switch os.Args[1] {
	case "generate":
		seed, _ := strconv.Atoi(os.Args[2])
		count, _ := strconv.Atoi(os.Args[3])
		generator := generator{rand.New(rand.NewSource(int64(seed)))}
		for range count {
			typ := generator.typ(3, true)
			_ = encoder.Encode(write(generator.value(typ, 3, false), typ))
		}
	case "echo":
		read(func(line []byte) {
			var given sample
			must(json.Unmarshal(line, &given))
			typ := parseType(given.Type)
			value, err := msgpack.Unmarshal(given.MessagePack, typ)
			if err != nil {
				log.Fatalf("%x as %s: %s", given.MessagePack, given.Type, err)
			}
			_ = encoder.Encode(write(value, typ))
		})
	case "compare":
		read(func(line []byte) {
			var given pair
			must(json.Unmarshal(line, &given))
			_ = encoder.Encode(given.difference())
		})
	}
}

func write(value cty.Value, typ cty.Type) sample {
	typeJSON, err := ctyjson.MarshalType(typ)
	must(err)
	bytes, err := msgpack.Marshal(value, typ)
	must(err)
	written := sample{Type: typeJSON, MessagePack: bytes}
	if value.IsWhollyKnown() {
		written.JSON, err = ctyjson.Marshal(value, typ)
		must(err)
	}
	return written
}

// difference returns "" if the other codec decoded the same value as cty.
func (p pair) difference() string {
	typ := parseType(p.Type)
	value, err := msgpack.Unmarshal(p.MessagePack, typ)
	must(err)
	if wrong := compare(p.FromMessagePack, typ, value); wrong != "" || p.JSON == nil {
		return wrong
	}
	value, err = ctyjson.Unmarshal(p.JSON, typ)
	must(err)
	return compare(p.FromJSON, typ, value)
}

func compare(bytes []byte, typ cty.Type, want cty.Value) string {
	value, err := msgpack.Unmarshal(bytes, typ)
	if err != nil {
		return err.Error()
	}
	if !value.RawEquals(want) {
		return fmt.Sprintf("%#v became %#v", want, value)
	}
	return ""
}

func read(each func(line []byte)) {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		each(lines.Bytes())
	}
	must(lines.Err())
}

func parseType(text json.RawMessage) cty.Type {
	typ, err := ctyjson.UnmarshalType(text)
	must(err)
	return typ
}

func must(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

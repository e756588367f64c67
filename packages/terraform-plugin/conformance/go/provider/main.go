// The provider of the conformance test on HashiCorp's framework; ../../provider is its TypeScript counterpart.
// CONFORMANCE_DESCRIPTION is the path of the file that describes its resource types.
package main

import (
	"context"
	"log"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type conformance struct{ *description }

func main() {
	read, err := readDescription(os.Getenv("CONFORMANCE_DESCRIPTION"))
	if err != nil {
		log.Fatal(err)
	}
	newProvider := func() provider.Provider { return conformance{read} }
	options := providerserver.ServeOpts{Address: "registry.terraform.io/test/conformance"}
	if err := providerserver.Serve(context.Background(), newProvider, options); err != nil {
		log.Fatal(err)
	}
}

func (conformance) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "conformance"
}

func (conformance) Schema(_ context.Context, _ provider.SchemaRequest, response *provider.SchemaResponse) {
	response.Schema = schema.Schema{}
}

func (conformance) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}

func (c conformance) Resources(context.Context) []func() resource.Resource {
	var all []func() resource.Resource
	for name, described := range c.description.Resources {
		all = append(all, func() resource.Resource { return &thing{name: name, description: described, mood: c.Mood} })
	}
	return all
}

func (conformance) DataSources(context.Context) []func() datasource.DataSource { return nil }

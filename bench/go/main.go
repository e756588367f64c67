// The reference provider of the benchmark, with the same resource, written with HashiCorp's framework for Go.
// It has only what the resource needs: no retries, no timeouts, no validation.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type hostup struct{}

func main() {
	newProvider := func() provider.Provider { return hostup{} }
	options := providerserver.ServeOpts{Address: "registry.terraform.io/hostup/hostup"}
	if err := providerserver.Serve(context.Background(), newProvider, options); err != nil {
		log.Fatal(err)
	}
}

func (hostup) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "hostup"
}

func (hostup) Schema(_ context.Context, _ provider.SchemaRequest, response *provider.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"api_key":         schema.StringAttribute{Optional: true, Sensitive: true},
		"base_url":        schema.StringAttribute{Optional: true},
		"max_retries":     schema.NumberAttribute{Optional: true},
		"request_timeout": schema.StringAttribute{Optional: true},
	}}
}

func (hostup) Configure(_ context.Context, _ provider.ConfigureRequest, response *provider.ConfigureResponse) {
	response.ResourceData = newClient()
}

func (hostup) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{func() resource.Resource { return &updater{} }}
}

func (hostup) DataSources(context.Context) []func() datasource.DataSource { return nil }

package main

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// A thing is a resource that exists only in its state. Its `fault` attribute makes operations fail.
type thing struct {
	name        string
	description objectDescription
	mood        string
}

func (t *thing) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = t.name
}

func (t *thing) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: newAttributes(t.description.Attributes), Blocks: newBlocks(t.description.Blocks)}
}

func (t *thing) ValidateConfig(_ context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	t.failAt(&response.Diagnostics, request.Config.Raw, "validate")
}

func (t *thing) ModifyPlan(_ context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	t.failAt(&response.Diagnostics, request.Plan.Raw, "plan")
	t.warn(&response.Diagnostics, request.Plan.Raw, "planned")
}

func (t *thing) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	if t.fail(&response.Diagnostics, request.Plan.Raw, "create before") {
		return
	}
	t.warn(&response.Diagnostics, request.Plan.Raw, "created")
	response.Diagnostics.Append(response.Private.SetKey(ctx, "revision", []byte("1"))...)
	response.State.Raw = finish(request.Plan.Raw, request.Config.Raw, 1)
	t.fail(&response.Diagnostics, request.Plan.Raw, "create after")
}

func (t *thing) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	state := request.State.Raw
	if t.mood == "unreadable" && t.fail(&response.Diagnostics, state, "read") {
		return
	}
	t.warn(&response.Diagnostics, state, "read")
	if t.faultOf(state) == "vanish" {
		response.State.RemoveResource(ctx)
		return
	}
	stored, found := request.Private.GetKey(ctx, "revision")
	response.Diagnostics.Append(found...)
	if stored == nil { // an imported object
		response.Diagnostics.Append(response.Private.SetKey(ctx, "revision", []byte(revisionOf(state)))...)
	}
	if t.mood == "drifted" {
		response.State.Raw = drifted(state)
	}
}

func (t *thing) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	if t.fail(&response.Diagnostics, request.Plan.Raw, "update before") {
		return
	}
	t.warn(&response.Diagnostics, request.Plan.Raw, "updated")
	stored, found := request.Private.GetKey(ctx, "revision")
	response.Diagnostics.Append(found...)
	revision, err := strconv.Atoi(string(stored))
	if err != nil {
		response.Diagnostics.AddError("Private state lost", "It has no revision.")
	}
	response.Diagnostics.Append(response.Private.SetKey(ctx, "revision", []byte(strconv.Itoa(revision+1)))...)
	response.State.Raw = finish(request.Plan.Raw, request.Config.Raw, revision+1)
	t.fail(&response.Diagnostics, request.Plan.Raw, "update after")
}

func (t *thing) Delete(_ context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	if !t.fail(&response.Diagnostics, request.State.Raw, "delete") {
		t.warn(&response.Diagnostics, request.State.Raw, "deleted")
	}
}

// ImportState decodes the whole object from its import ID.
func (t *thing) ImportState(_ context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !json.Valid([]byte(request.ID)) {
		response.Diagnostics.AddError("Failed to import", "There is no such object.")
		return
	}
	response.State.Raw = parseValue(json.RawMessage(request.ID), t.description.terraformType())
}

func (t *thing) faultOf(object tftypes.Value) string {
	if object.IsNull() || t.mood == "healed" {
		return ""
	}
	return textOf(object, "fault")
}

// detailFor makes the detail of a diagnostic, with the address of the object.
func detailFor(object tftypes.Value, configuredTo string) string {
	return textOf(object, "address") + " is configured to " + configuredTo + "."
}

func textOf(object tftypes.Value, name string) string {
	value := member(object, name)
	if !value.IsKnown() || value.IsNull() {
		return ""
	}
	var text string
	must(value.As(&text))
	return text
}

func (t *thing) fail(diagnostics *diag.Diagnostics, object tftypes.Value, operation string) bool {
	if t.faultOf(object) != operation {
		return false
	}
	diagnostics.AddError("Failed to "+operation, detailFor(object, "fail"))
	return true
}

func (t *thing) failAt(diagnostics *diag.Diagnostics, object tftypes.Value, operation string) {
	if t.faultOf(object) == operation {
		diagnostics.AddAttributeError(path.Root("fault"), "Failed to "+operation, detailFor(object, "fail"))
	}
}

func (t *thing) warn(diagnostics *diag.Diagnostics, object tftypes.Value, done string) {
	if t.faultOf(object) == "warn" {
		diagnostics.AddAttributeWarning(path.Root("fault"), "The object was "+done, detailFor(object, "warn"))
	}
}

package main

import (
	"context"
	"hash/fnv"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/int64planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/mapplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type updater struct{ client *client }

type model struct {
	DomainID      types.String `tfsdk:"domain_id"`
	Hostname      types.String `tfsdk:"hostname"`
	RecordType    types.String `tfsdk:"record_type"`
	Enabled       types.Bool   `tfsdk:"enabled"`
	Keepers       types.Map    `tfsdk:"keepers"`
	StoreToken    types.Bool   `tfsdk:"store_token"`
	Timeouts      types.Object `tfsdk:"timeouts"`
	ID            types.String `tfsdk:"id"`
	Token         types.String `tfsdk:"token"`
	TokenVersion  types.Int64  `tfsdk:"token_version"`
	UpdateURL     types.String `tfsdk:"update_url"`
	LastIP        types.String `tfsdk:"last_ip"`
	LastUpdatedAt types.String `tfsdk:"last_updated_at"`
	UpdateCount   types.Int64  `tfsdk:"update_count"`
	CreatedAt     types.String `tfsdk:"created_at"`
	UpdatedAt     types.String `tfsdk:"updated_at"`
}

type identity struct {
	DomainID types.String `tfsdk:"domain_id"`
	ID       types.String `tfsdk:"id"`
}

func (*updater) Metadata(_ context.Context, _ resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = "hostup_dyndns_updater"
}

func (*updater) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	replace := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	required := schema.StringAttribute{Required: true, PlanModifiers: replace}
	kept := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	computed := schema.StringAttribute{Computed: true, PlanModifiers: kept}
	secret := schema.StringAttribute{Computed: true, Sensitive: true, PlanModifiers: kept}
	yes := schema.BoolAttribute{Optional: true, Computed: true, Default: booldefault.StaticBool(true)}
	number := schema.Int64Attribute{Computed: true, PlanModifiers: []planmodifier.Int64{int64planmodifier.UseStateForUnknown()}}
	limit := schema.StringAttribute{Optional: true}
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"domain_id": required, "hostname": required, "record_type": required, "enabled": yes, "store_token": yes,
		"keepers": schema.MapAttribute{ElementType: types.StringType, Optional: true,
			PlanModifiers: []planmodifier.Map{mapplanmodifier.RequiresReplace()}},
		"timeouts": schema.SingleNestedAttribute{Optional: true, Attributes: map[string]schema.Attribute{
			"create": limit, "read": limit, "update": limit, "delete": limit}},
		"id": computed, "token": secret, "token_version": number, "update_url": secret, "last_ip": computed,
		"last_updated_at": computed, "update_count": number, "created_at": computed, "updated_at": computed,
	}}
}

func (*updater) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	part := identityschema.StringAttribute{RequiredForImport: true}
	response.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{"domain_id": part, "id": part}}
}

func (u *updater) Configure(_ context.Context, request resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	u.client, _ = request.ProviderData.(*client)
}

func (u *updater) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	body := map[string]string{"hostname": plan.Hostname.ValueString(), "recordType": plan.RecordType.ValueString()}
	var created config
	if err := send("POST", "/domains/"+plan.DomainID.ValueString()+"/dyndns", body, &created); err != nil {
		response.Diagnostics.AddError("Failed to create DynDNS updater", err.Error())
		return
	}
	plan.fill(created)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{plan.DomainID, plan.ID})...)
}

func (u *updater) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	list, err := u.client.list(state.DomainID.ValueString())
	if err != nil {
		response.Diagnostics.AddError("Failed to read DynDNS updater", err.Error())
		return
	}
	found, exists := list[state.ID.ValueString()]
	if !exists {
		response.State.RemoveResource(ctx)
		return
	}
	state.fill(found)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{state.DomainID, state.ID})...)
}

func (*updater) Update(_ context.Context, _ resource.UpdateRequest, response *resource.UpdateResponse) {
	response.Diagnostics.AddAttributeError(path.Empty(), "Failed to update DynDNS updater", "The benchmark does not support updates.")
}

func (*updater) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if err := send("DELETE", "/domains/"+state.DomainID.ValueString()+"/dyndns/"+state.ID.ValueString(), nil, nil); err != nil {
		response.Diagnostics.AddError("Failed to delete DynDNS updater", err.Error())
	}
}

func (m *model) fill(from config) {
	m.ID = types.StringValue(from.ID)
	m.Hostname = types.StringValue(from.Hostname)
	m.RecordType = types.StringValue(from.RecordType)
	m.Enabled = types.BoolValue(from.Enabled)
	m.Token = types.StringPointerValue(from.Token)
	version := fnv.New32a()
	version.Write([]byte(from.ID))
	m.TokenVersion = types.Int64Value(int64(version.Sum32() >> 1))
	m.UpdateURL = types.StringNull()
	if from.Token != nil {
		m.UpdateURL = types.StringValue("https://example.com/api/dyndns/update?hostname=" + from.Hostname + "&token=" + *from.Token)
	}
	m.LastIP = types.StringPointerValue(from.LastIP)
	m.LastUpdatedAt = types.StringPointerValue(from.LastUpdatedAt)
	m.UpdateCount = types.Int64Value(from.UpdateCount)
	m.CreatedAt = types.StringPointerValue(from.CreatedAt)
	m.UpdatedAt = types.StringPointerValue(from.UpdatedAt)
}

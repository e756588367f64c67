import { stringAttribute } from "../../src/framework/attributes.js";
import type { ProviderServer } from "../../src/framework/provider-server.js";
import type { Schema } from "../../src/framework/schema.js";
import { objectValue, type Value } from "../../src/framework/values.js";
import { createChangeRpcs } from "../../src/tfplugin/change-rpcs.js";
import * as proto from "../../src/tfplugin/gen/tfplugin6.js";
import { createProviderRpcs } from "../../src/tfplugin/provider-rpcs.js";
import { createResourceRpcs } from "../../src/tfplugin/resource-rpcs.js";
import { call, decoded, encoded } from "./call.js";
import { hex, toHex } from "./hex.js";

const schema: Schema = {
  description: "",
  attributes: {
    id: stringAttribute({ description: "", computed: true }),
    name: stringAttribute({ description: "", required: true }),
  },
};

const schemas = {
  provider: { description: "", attributes: {} },
  resources: { thing: schema },
  dataSources: {},
  ephemeralResources: {},
  listResources: {},
  actions: {},
  identities: { thing: { attributes: { id: stringAttribute({ description: "", required: true }) } } },
  functions: {},
};

/** Creates a service over a server whose given operations break their contract. */
function createService(operations: Partial<ProviderServer>) {
  const server = { schemas, ...operations } as ProviderServer;
  const handlers = {
    ...createProviderRpcs(server, () => {}),
    ...createResourceRpcs(server),
    ...createChangeRpcs(server),
  };
  const unary = Object.fromEntries(
    Object.entries(handlers).map(([name, handler]) => [
      name,
      (bytes: Uint8Array, context: { signal: AbortSignal }) =>
        handler(bytes, { ...context, name, log: undefined }),
    ]),
  );
  return { unary };
}

const throws = () => {
  throw new Error("token s3cret");
};

const readResource = [proto.ReadResource_Request, proto.ReadResource_Response] as const;
const planChange = [proto.PlanResourceChange_Request, proto.PlanResourceChange_Response] as const;
const applyChange = [proto.ApplyResourceChange_Request, proto.ApplyResourceChange_Response] as const;

const currentState = encoded(schema, { id: "1", name: "a" });
const privateBytes = hex("01 02 ff");

test("a thrown error is reported with the RPC and the source location, without its message", async () => {
  const response = await call(createService({ readResource: throws }), "ReadResource", readResource, {
    typeName: "thing",
    currentState,
  });
  expect(response.diagnostics).toHaveLength(1);
  expect(response.diagnostics[0]).toMatchObject({ severity: 1, summary: "Unexpected error in the provider" });
  expect(response.diagnostics[0]?.detail).toMatch(
    /^Failed to handle ReadResource: Error \(at .*last-net\.test\.ts.*\)\.\n\nThis is always a bug in the provider; please report it/,
  );
  expect(JSON.stringify(response)).not.toContain("s3cret");
});

test("a read that throws keeps the state and private bytes", async () => {
  const response = await call(createService({ readResource: throws }), "ReadResource", readResource, {
    typeName: "thing",
    currentState,
    private: privateBytes,
  });
  expect(toHex(response.newState?.msgpack ?? hex(""))).toBe(toHex(currentState.msgpack));
  expect(toHex(response.private)).toBe("0102ff");
});

test("a read of an unknown type keeps the state and private bytes", async () => {
  const response = await call(createService({}), "ReadResource", readResource, {
    typeName: "other",
    currentState,
    private: privateBytes,
  });
  expect(response.diagnostics).toMatchObject([{ summary: "Unknown resource type" }]);
  expect(toHex(response.newState?.msgpack ?? hex(""))).toBe(toHex(currentState.msgpack));
  expect(toHex(response.private)).toBe("0102ff");
});

test("a read whose state does not match the schema keeps the state and names the attribute", async () => {
  const result = {
    state: objectValue([["id", "s3cret"]]),
    identity: null,
    private: hex(""),
    diagnostics: [],
  };
  const service = createService({ readResource: async () => result });
  const response = await call(service, "ReadResource", readResource, { typeName: "thing", currentState });
  expect(toHex(response.newState?.msgpack ?? hex(""))).toBe(toHex(currentState.msgpack));
  expect(response.diagnostics[0]?.detail).toMatch(
    /^Failed to handle ReadResource: ValueError: name: expected a string, found undefined/,
  );
  expect(JSON.stringify(response)).not.toContain("s3cret");
});

test("a plan that throws returns an error", async () => {
  const response = await call(
    createService({ planResourceChange: throws }),
    "PlanResourceChange",
    planChange,
    {
      typeName: "thing",
      priorState: currentState,
      proposedNewState: currentState,
      config: currentState,
    },
  );
  expect(response.diagnostics).toMatchObject([{ severity: 1, summary: "Unexpected error in the provider" }]);
});

test("an apply that throws keeps the prior state and the private bytes", async () => {
  const service = createService({ applyResourceChange: throws });
  const response = await call(service, "ApplyResourceChange", applyChange, {
    typeName: "thing",
    priorState: currentState,
    plannedState: encoded(schema, null),
    plannedPrivate: privateBytes,
  });
  expect(response.diagnostics).toMatchObject([{ severity: 1 }]);
  expect(toHex(response.newState?.msgpack ?? hex(""))).toBe(toHex(currentState.msgpack));
  expect(toHex(response.private)).toBe("0102ff");
});

describe("an apply whose state does not match the schema", () => {
  const apply = (state: Record<string, unknown>, priorState: proto.DynamicValue) => {
    const result = {
      state: objectValue(Object.entries(state) as [string, Value][]),
      identity: null,
      private: privateBytes,
      diagnostics: [{ severity: "warning", summary: "W", detail: "D" } as const],
    };
    return call(
      createService({ applyResourceChange: async () => result }),
      "ApplyResourceChange",
      applyChange,
      {
        typeName: "thing",
        priorState,
        plannedState: currentState,
        config: currentState,
      },
    );
  };

  test("keeps the valid attributes, so that the created object is not lost", async () => {
    const response = await apply({ id: "7" }, encoded(schema, null));
    expect(decoded(schema, response.newState)).toEqual({ id: "7" });
    expect(toHex(response.private)).toBe("0102ff");
    expect(response.diagnostics).toMatchObject([
      { severity: 2, summary: "W" },
      {
        severity: 1,
        summary: "Invalid state after apply",
        attribute: { steps: [{ selector: { value: "name" } }] },
      },
    ]);
    expect(response.diagnostics[1]?.detail).toMatch(
      /^The change was made, but the resulting state does not match the schema: name: expected a string, found undefined\.\n\nThis is always a bug/,
    );
  });

  test("keeps the prior value of invalid attributes, and drops unknown ones", async () => {
    const response = await apply({ id: "7", name: 5, extra: "s3cret" }, currentState);
    expect(decoded(schema, response.newState)).toEqual({ id: "7", name: "a" });
    expect(JSON.stringify(response)).not.toContain("s3cret");
  });
});

test("an apply whose identity does not match the schema keeps the planned identity and the state", async () => {
  const result = {
    state: objectValue([
      ["id", 7],
      ["name", "a"],
    ]),
    identity: objectValue([["id", 7]]),
    private: privateBytes,
    diagnostics: [],
  };
  const plannedIdentity = { identityData: { msgpack: hex("81 a2 69 64 a1 31"), json: hex("") } };
  const service = createService({ applyResourceChange: async () => result });
  const response = await call(service, "ApplyResourceChange", applyChange, {
    typeName: "thing",
    priorState: encoded(schema, null),
    plannedState: currentState,
    plannedIdentity,
  });
  expect(response.diagnostics).toMatchObject([{ summary: "Invalid state after apply" }]);
  expect(decoded(schema, response.newState)).toEqual({ name: "a" });
  expect(response.newIdentity).toEqual(plannedIdentity);
});

test("a request that is not protobuf is reported in the response, and not as a bug in the provider", async () => {
  const service = createService({});
  const bytes = await service.unary.ReadResource?.(hex("0a ff ff"), {
    signal: new AbortController().signal,
  });
  const response = proto.ReadResource_Response.decode(bytes ?? hex(""));
  expect(response.diagnostics).toMatchObject([
    {
      severity: 1,
      summary: "Request cannot be read",
      detail:
        "The ReadResource request is not a valid message of the plugin protocol. Check that a supported version of Terraform or OpenTofu sent it.",
    },
  ]);
});

test("an invalid schema is reported as an error", async () => {
  const types = [proto.GetProviderSchema_Request, proto.GetProviderSchema_Response] as const;
  const response = await call(createService({ checkSchemas: throws }), "GetProviderSchema", types);
  expect(response.diagnostics).toMatchObject([{ severity: 1 }]);
  expect(response.provider?.block).toBeDefined();
});

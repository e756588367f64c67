import {
  DiagnosticError,
  type Diagnostics,
  defineResource,
  type ObjectValue,
  type Resource,
} from "@hostup/terraform-plugin";
import { type Description, type JsonValue, type ObjectDescription, typeOfObject } from "../description.js";
import { drifted, finish } from "./finish.js";
import { parseValue } from "./json-value.js";
import { createSchema } from "./schema.js";

/**
 * A resource that exists only in its state. Its `fault` attribute makes operations fail. Its schema is made at run time,
 * so the values in its handlers have no types of their own, unlike in most providers.
 */
export function createThing(described: ObjectDescription, mood: Description["mood"]): Resource<undefined> {
  const type = typeOfObject(described);
  return defineResource(createSchema(described), {
    validateConfig({ config, diagnostics }) {
      if (faultOf(config) === "validate") {
        diagnostics.error("Failed to validate", `${nameOf(config)} is configured to fail.`, ["fault"]);
      }
    },

    async modifyPlan(_request, { plan, diagnostics }) {
      if (faultOf(plan) === "plan") {
        diagnostics.error("Failed to plan", `${nameOf(plan)} is configured to fail.`, ["fault"]);
      }
      warn(plan, "planned", diagnostics);
    },

    async create({ plan, config }, response) {
      failOn(plan, "create before");
      warn(plan, "created", response.diagnostics);
      response.private.set("revision", 1);
      response.state = finish(plan, config, type, 1);
      failOn(plan, "create after");
    },

    async read({ state }, response) {
      if (mood === "unreadable") failOn(state, "read");
      warn(state, "read", response.diagnostics);
      if (faultOf(state) === "vanish") {
        response.state = null;
        return;
      }
      // A newly imported object has no private state.
      if (response.private.get("revision") === undefined) {
        response.private.set("revision", Number(state.revision));
      }
      if (mood === "drifted") response.state = drifted(state);
    },

    async update({ plan, config }, response) {
      failOn(plan, "update before");
      warn(plan, "updated", response.diagnostics);
      const revision = Number(response.private.get("revision")) + 1;
      response.private.set("revision", revision);
      response.state = finish(plan, config, type, revision);
      failOn(plan, "update after");
    },

    async delete({ state }, { diagnostics }) {
      failOn(state, "delete");
      warn(state, "deleted", diagnostics);
    },

    /** The import ID is the object as JSON. */
    async importState({ id }) {
      return parseValue(parseId(id), type) as ObjectValue;
    },
  });

  function faultOf(object: ObjectValue | null): unknown {
    return mood === "healed" ? null : object?.fault;
  }

  function nameOf(object: ObjectValue | null): string {
    return String(object?.address ?? "");
  }

  function failOn(object: ObjectValue, operation: string): void {
    if (faultOf(object) === operation) {
      throw new DiagnosticError(`Failed to ${operation}`, `${nameOf(object)} is configured to fail.`);
    }
  }

  function warn(object: ObjectValue | null, done: string, diagnostics: Diagnostics): void {
    if (faultOf(object) === "warn") {
      diagnostics.warning(`The object was ${done}`, `${nameOf(object)} is configured to warn.`, ["fault"]);
    }
  }
}

function parseId(id: string): JsonValue {
  try {
    return JSON.parse(id) as JsonValue;
  } catch {
    throw new DiagnosticError("Failed to import", "There is no such object.");
  }
}

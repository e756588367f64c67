/**
 * A provider for a fictional library, with one of each kind of object. Books exist only in the state, and their titles
 * determine which operations fail.
 */

import type { Action } from "../../src/framework/action.js";
import { numberAttribute, stringAttribute } from "../../src/framework/attributes.js";
import { forClient } from "../../src/framework/define.js";
import { DiagnosticError } from "../../src/framework/diagnostics.js";
import { FunctionError, type ProviderFunction } from "../../src/framework/function.js";
import type { ListResource } from "../../src/framework/list-resource.js";
import { integerBetween } from "../../src/framework/number-validators.js";
import { requiresReplace, useStateForUnknown } from "../../src/framework/plan-modifiers.js";
import type { Provider } from "../../src/framework/provider.js";
import type { Schema } from "../../src/framework/schema.js";
import { isUnknown, objectValue, type Value } from "../../src/framework/values.js";

/** The schema of the provider block. */
export interface Library {
  readonly name: string;
}

const required = { required: true, description: "" } as const;
const optional = { optional: true, description: "" } as const;
const computed = { computed: true, description: "" } as const;

export const librarySchema: Schema = {
  description: "A library.",
  attributes: { name: stringAttribute(optional) },
};

export const bookSchema = {
  description: "A book.",
  attributes: {
    shelf: numberAttribute({ required: true, description: "Where it stands." }),
    id: stringAttribute({
      computed: true,
      description: "What is on its back.",
      planModifiers: [useStateForUnknown()],
    }),
    title: stringAttribute({ ...required, planModifiers: [requiresReplace()] }),
    text: stringAttribute(optional),
  },
} satisfies Schema;

export const shelfSchema = {
  description: "A shelf, which has no identity.",
  attributes: { number: numberAttribute(required) },
} satisfies Schema;

export const doorSchema: Schema = {
  description: "The door: `open` now, or after a wait.",
  attributes: { state: stringAttribute(required), library: stringAttribute(computed) },
};

export const ticketSchema: Schema = {
  description: "A ticket.",
  attributes: {
    reader: stringAttribute(required),
    code: stringAttribute({ ...computed, sensitive: true }),
  },
};

export const querySchema: Schema = {
  description: "Which books.",
  attributes: { count: numberAttribute(optional), ending: stringAttribute(optional) },
};

export const shelvingSchema: Schema = {
  description: "Books are put back.",
  attributes: { books: numberAttribute(required), ending: stringAttribute(optional) },
};

const { defineResource } = forClient<Library>();

const book = defineResource(bookSchema, {
  identity: ["shelf", "id"],
  async create({ plan }, response) {
    response.state = { ...plan, id: "b1" };
  },
  async read({ state }, response) {
    if (state.title === "gone") response.state = null;
    if (state.title === "unreadable") throw new DiagnosticError("Cannot be read", "It is unreadable.");
    if (state.title === null) response.state = { ...state, title: "Emma" };
  },
  async update({ plan }, response) {
    response.state = plan;
  },
  async delete({ state }) {
    if (state.title === "chained") throw new DiagnosticError("Cannot be removed", "It is chained.");
  },
  async importState({ id }) {
    if (id === "") throw new DiagnosticError("Missing id", "An import id is needed.");
    const [shelf, name] = id.split("/");
    const found = { shelf: Number(shelf), ...(name !== undefined && { id: name }) };
    return found as { shelf: number; id: string }; // a test imports a book without its id
  },
  moveState({ providerAddress, typeName, schemaVersion, state }) {
    if (typeName !== "scroll") return undefined;
    return {
      shelf: Number(state.shelf),
      id: String(state.id),
      title: `${providerAddress} ${schemaVersion}`,
    };
  },
});

const shelf = defineResource(shelfSchema, {
  async create({ plan }, response) {
    response.state = plan;
  },
  async read() {},
  async update({ plan }, response) {
    response.state = plan;
  },
  async delete() {},
});

const books: ListResource<Library> = {
  schema: querySchema,
  validateConfig({ config, diagnostics }) {
    if (config.count === -1) diagnostics.error("Invalid count", "It is negative.", ["count"]);
  },
  async *list({ config: { count, ending }, signal, diagnostics }) {
    for (let index = 1; index <= Number(count); index += 1) {
      yield { displayName: `Book ${index}`, state: bookState({ shelf: 1, id: `b${index}`, title: "Emma" }) };
    }
    if (ending === "warn") diagnostics.warning("Old catalogue", "There may be more.");
    if (ending === "fail") throw new DiagnosticError("Catalogue burnt", "There are no more.");
    if (ending === "throw") throw new Error("token s3cret");
    if (ending === "wait") await aborted(signal);
    if (ending === "wrong type") {
      yield { displayName: "", state: bookState({ shelf: "s3cret", id: "b0" }) };
      yield { displayName: "Last", state: bookState({ shelf: 1, id: "b9" }) };
    }
  },
};

const functions: Record<string, ProviderFunction> = {
  join: {
    summary: "Joins",
    description: "Joins words.",
    parameters: [
      { name: "words", type: ["list", "string"], description: "The words." },
      { name: "separator", type: "string", description: "What is between them." },
    ],
    returnType: "string",
    call: (words, separator) => (words as readonly Value[]).join(String(separator)),
  },
  fail: {
    summary: "Fails",
    description: "Fails as it is told.",
    parameters: [{ name: "how", type: "string", description: "" }],
    returnType: "number",
    call(how) {
      if (how === "argument") throw new FunctionError("not this one", 0);
      if (how === "call") throw new FunctionError("not like this");
      if (how === "throw") throw new Error("token s3cret");
      return how ?? null;
    },
  },
  describe: {
    summary: "Describes",
    description: "Says what came.",
    deprecated: "Read the book.",
    parameters: [{ name: "word", type: "string", description: "", allowNull: true, allowUnknown: true }],
    variadic: { name: "counts", type: "number", description: "", validators: [integerBetween(0, 10)] },
    returnType: "string",
    call: (...values) => values.map((value) => (isUnknown(value) ? "unknown" : String(value))).join(", "),
  },
};

const shelving: Action<Library> = {
  schema: shelvingSchema,
  validateConfig({ config, diagnostics }) {
    if (config.books === -1) diagnostics.error("Invalid books", "It is negative.", ["books"]);
  },
  plan({ client, config: { books = null, ending }, defer, diagnostics }) {
    if (isUnknown(books)) defer?.("config unknown");
    if (ending === "warn") diagnostics.warning("Closed soon", `${client.name} closes at five.`);
    if (ending === "refuse") throw new DiagnosticError("Closed", "The library is closed.");
  },
  async invoke({ client, config: { books, ending }, sendProgress, signal, diagnostics }) {
    for (let index = 1; index <= Number(books); index += 1) {
      sendProgress(`${client.name}: book ${index}`);
      if (index % 2 === 0) await new Promise(setImmediate);
    }
    if (ending === "wait") {
      await aborted(signal);
      throw new DiagnosticError("Shelving stopped", "Some books still lie about.");
    }
    if (ending === "warn") diagnostics.warning("Shelf full", "A book lies on top.");
    if (ending === "fail") throw new DiagnosticError("Shelf broken", "The books fell.");
    if (ending === "throw") throw new Error("token s3cret");
  },
};

/** The provider, with one resource that has an identity and one that does not. */
export const libraryProvider: Provider<Library> = {
  schema: librarySchema,
  resources: { book, shelf },
  dataSources: {
    door: {
      schema: doorSchema,
      async read({ client, config: { state = null }, signal }) {
        if (state === "closed") await aborted(signal);
        if (signal.aborted) throw new DiagnosticError("Stopped", "The door stays closed.");
        return objectValue([
          ["state", state],
          ["library", client.name],
        ]);
      },
    },
  },
  ephemeralResources: {
    ticket: {
      schema: ticketSchema,
      validateConfig({ config, diagnostics }) {
        if (config.reader === "") diagnostics.error("Missing reader", "Nobody has no ticket.", ["reader"]);
      },
      async open({ client, config: { reader = null }, private: kept, renewAt, defer, diagnostics }) {
        if (isUnknown(reader)) defer?.("config unknown");
        if (reader === "guest") {
          kept.set("visits", 1);
          renewAt(new Date("2026-01-01T00:00:00.250Z"));
        }
        if (reader === "late") throw new DiagnosticError("Ticket refused", "The reader has books to return.");
        if (reader === "old") diagnostics.warning("Old ticket", "It should be renewed.");
        return objectValue([
          ["reader", reader],
          ["code", `${client.name}-1`],
        ]);
      },
      async renew({ client, private: kept, renewAt }) {
        const visits = Number(kept.get("visits")) + 1;
        kept.set("visits", visits);
        if (visits > 2) {
          throw new DiagnosticError("Ticket expired", `${client.name} has seen the guest twice.`);
        }
        renewAt(new Date("2026-01-02T00:00:00Z"));
      },
      async close({ client, private: kept, diagnostics }) {
        const visits = kept.get("visits");
        if (visits !== undefined) diagnostics.warning("Ticket returned", `${client.name}: ${visits} visits.`);
      },
    },
  },
  listResources: { book: books },
  functions,
  actions: { shelving },
  configure: async ({ config }) => ({ name: String(config.name) }),
};

function bookState(attributes: Readonly<Record<string, Value>>) {
  return objectValue([["text", null], ["title", null], ...Object.entries(attributes)]);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve());
  });
}

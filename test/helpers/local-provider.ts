/**
 * A stand-in for the local provider: `local_sensitive_file` with the arguments that the example uses. Like the original, it
 * writes the file with its mode.
 * https://registry.terraform.io/providers/hashicorp/local/2.6.1/docs/resources/sensitive_file
 */
import { createHash } from "node:crypto";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { defineProvider, defineResource, requiresReplace, stringAttribute } from "@hostup/terraform-plugin";

const replaced = { planModifiers: [requiresReplace<string>()] };

const sensitiveFile = defineResource(
  {
    description: "A file.",
    attributes: {
      filename: stringAttribute({ required: true, description: "Path.", ...replaced }),
      content: stringAttribute({ required: true, sensitive: true, description: "Content.", ...replaced }),
      file_permission: stringAttribute({ required: true, description: "Mode, octal.", ...replaced }),
      id: stringAttribute({ computed: true, description: "SHA-1 of the content." }),
    },
  } as const,
  {
    async create({ plan }, response) {
      const { filename, content, file_permission } = plan;
      mkdirSync(dirname(filename), { recursive: true, mode: 0o700 });
      const mode = Number.parseInt(file_permission, 8);
      writeFileSync(filename, content, { mode });
      chmodSync(filename, mode);
      response.state = { ...plan, id: createHash("sha1").update(content).digest("hex") };
    },
    async read() {},
    async update() {},
    async delete({ state }) {
      rmSync(state.filename, { force: true });
    },
  },
);

export const localProvider = defineProvider(
  { description: "Local files.", attributes: {} },
  { resources: { local_sensitive_file: sensitiveFile }, dataSources: {}, configure: async () => undefined },
);

/** Guides as the tests run them: every `##` section is a user's session of its own, after what the guide says before all of them. */
import { readFileSync } from "node:fs";

/**
 * A piece of a session. `file`: a `terraform`, `typescript` or `bash` block, whose first line is a comment with the file's
 * name. `commands`: a `shell` block. `output`: a `text` block, which the commands before it must have printed; where it has an error, they
 * must have failed.
 */
export type Step =
  | { readonly kind: "file"; readonly name: string; readonly text: string }
  | { readonly kind: "commands"; readonly text: string; readonly fails: boolean }
  | { readonly kind: "output"; readonly text: string };

export interface Section {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** The sections of a guide that have something to run. */
export function readGuide(path: string): readonly Section[] {
  const [introduction = "", ...sections] = readFileSync(path, "utf8").split(/^## /m);
  const before = readSteps(introduction);
  return sections
    .map((section) => ({ title: section.slice(0, section.indexOf("\n")), steps: readSteps(section) }))
    .filter(({ steps }) => steps.length > 0)
    .map(({ title, steps }) => ({ title, steps: [...before, ...steps] }));
}

/** The text of the section of that title. */
export function readSection(path: string, title: string): string {
  const sections = readFileSync(path, "utf8").split(/^## /m);
  const found = sections.find((section) => section.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`${path} has no section "${title}"`);
  return found;
}

/** The block that is a file of that name: its first line is a comment that begins with the file's name, or its path. */
export function fileIn(section: string, name: string): string {
  const blocks = [...section.matchAll(/^```\w+\n([\s\S]*?)^```$/gm)].map(([, text]) => text ?? "");
  const found = blocks.find((text) => /^# (\S*\/)?([^\s,]+)/.exec(text)?.[2] === name);
  if (found === undefined) throw new Error(`a section has no file ${name}:\n${section}`);
  return found;
}

function readSteps(markdown: string): readonly Step[] {
  const blocks = [...markdown.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language, text]) => ({
    language,
    text: text ?? "",
  }));
  return blocks.map(({ language, text }, index): Step => {
    switch (language) {
      case "terraform":
      case "typescript":
      case "bash":
        return { kind: "file", name: fileName(text), text };
      case "shell":
        return { kind: "commands", text, fails: hasError(blocks[index + 1]) };
      case "text":
        return { kind: "output", text };
      default:
        throw new Error(`a block of "${language}" cannot be run`);
    }
  });
}

function fileName(text: string): string {
  const name = /^(?:#|\/\/) (\S+)\n/.exec(text)?.[1];
  if (name === undefined) throw new Error(`a block does not begin with the name of its file:\n${text}`);
  return name;
}

function hasError(
  block: { readonly language: string | undefined; readonly text: string } | undefined,
): boolean {
  return block?.language === "text" && block.text.startsWith("Error: ");
}

/** An output as an expression: where words are broken into lines does not matter, and `…` stands for any text. */
export function expectedOutput(text: string): RegExp {
  const words = text
    .trim()
    .split(/\s+/)
    .map((word) => (word === "…" ? "[^]*?" : word.split("…").map(escapeExpression).join("\\S*")));
  return new RegExp(words.join("\\s+"));
}

function escapeExpression(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Reads guides for the tests. Every `##` section is a separate user session, which starts with the steps of the guide's introduction. */
import { readFileSync } from "node:fs";

/**
 * A step of a session. `file`: a `terraform`, `typescript`, or `bash` block whose first line is a comment with the file's
 * name. `commands`: a `shell` block. `output`: a `text` block with the expected output of the commands before it; if it
 * contains an error, the commands must fail.
 */
export type Step =
  | { readonly kind: "file"; readonly name: string; readonly text: string }
  | { readonly kind: "commands"; readonly text: string; readonly fails: boolean }
  | { readonly kind: "output"; readonly text: string };

export interface Section {
  readonly title: string;
  readonly steps: readonly Step[];
}

/** Returns the sections of a guide that contain steps. */
export function readGuide(path: string): readonly Section[] {
  const [introduction = "", ...sections] = readFileSync(path, "utf8").split(/^## /m);
  const before = readSteps(introduction);
  return sections
    .map((section) => ({ title: section.slice(0, section.indexOf("\n")), steps: readSteps(section) }))
    .filter(({ steps }) => steps.length > 0)
    .map(({ title, steps }) => ({ title, steps: [...before, ...steps] }));
}

/** Returns the text of the section with the given title. */
export function readSection(path: string, title: string): string {
  const sections = readFileSync(path, "utf8").split(/^## /m);
  const found = sections.find((section) => section.startsWith(`${title}\n`));
  if (found === undefined) throw new Error(`${path} has no section "${title}"`);
  return found;
}

/** Returns the block for the named file: its first line is a comment that begins with the file's name or path. */
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

/** Converts expected output to a regular expression that ignores line breaks between words and in which `…` matches any text. */
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

/** Makes untrusted text from the network safe for messages, command lines, and paths. */

/** Returns the text on one line, without control characters, invisible characters, and bidirectional controls. */
export function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").replace(/[\p{Cf}\p{Cs}]/gu, "");
}

/** Returns the exact text in quotation marks. Characters that `plain` removes are escaped, as in `\u202e`. */
export function quote(text: string): string {
  const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
  return JSON.stringify(text).replace(unseen, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""),
  );
}

/** Returns whether an ID is safe in a command line, a path, and a message. All documented IDs are. */
export function isPlainId(id: string): boolean {
  return /^\w[\w-]{0,127}$/.test(id);
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

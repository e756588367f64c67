/** What the API or anybody on the way may send, made fit for a person's eyes, a command line and a path. */

/** The text on one line, without control characters and those that nobody sees or that turn the direction of others. */
export function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " ").replace(/[\p{Cf}\p{Cs}]/gu, "");
}

/** The text in quotation marks, exact: what `plain` takes out is written as `\u202e`. */
export function quote(text: string): string {
  const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
  return JSON.stringify(text).replace(unseen, (character) =>
    Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""),
  );
}

/** Whether an id is safe in a command line, a path and a message as it is. All that HostUp documents are. */
export function isPlainId(id: string): boolean {
  return /^\w[\w-]{0,127}$/.test(id);
}

function escapeUnit(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, "0")}`;
}

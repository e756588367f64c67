/** Returns whether a text can be an API key: a header can contain it unchanged. */
export function isApiKey(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

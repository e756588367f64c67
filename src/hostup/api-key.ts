/** Whether a text can be an API key: a header takes it as it is. */
export function isApiKey(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}

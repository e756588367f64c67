declare module "proxy-from-env" {
  /** The proxy for a URL by the environment's `HTTPS_PROXY`, `NO_PROXY` and the like; an empty string for none. */
  export function getProxyForUrl(url: string): string;
}

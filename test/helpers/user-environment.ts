const settings = /^((TF|TERRAFORM|CDKTF|HOSTUP|AWS|VAULT|npm)_|PG)/;

/** The environment of a user who has set nothing for the programs that the tests run, and what the test sets. */
export function userEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name));
  return { ...Object.fromEntries(kept), CHECKPOINT_DISABLE: "1", ...own };
}

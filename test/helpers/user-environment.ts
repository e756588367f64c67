const settings = /^((TF|TERRAFORM|CDKTF|HOSTUP|AWS|VAULT|npm)_|PG)/;

/** Returns the environment of a user without settings for the programs that the tests run, plus the test's variables. */
export function userEnvironment(own: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !settings.test(name));
  return { ...Object.fromEntries(kept), CHECKPOINT_DISABLE: "1", ...own };
}

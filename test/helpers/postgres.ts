/**
 * A PostgreSQL server for a test. Its files and its socket are in a temporary directory, and it does not listen on the network.
 * PostgreSQL refuses to run as root, so for root it runs as the user `nobody`.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { requireCommands } from "./installed.js";
import { RunningCommand } from "./process.js";

/** A running server with the database `postgres`. */
export interface Postgres {
  /** The environment variables that a client needs to connect. */
  readonly env: Readonly<Record<string, string>>;
  /** Stops the server and removes its files. */
  close(): Promise<void>;
}

/** Starts an empty server. */
export async function startPostgres(): Promise<Postgres> {
  const { initdb, postgres } = findServer();
  const directory = mkdtempSync(join(tmpdir(), "postgres-"));
  const user = serverUser();
  if (user !== undefined) chownSync(directory, user.uid, user.gid);
  const data = join(directory, "data");
  const initialize = [
    "--no-sync",
    "--auth=trust",
    "--username=postgres",
    "--encoding=UTF8",
    `--pgdata=${data}`,
  ];
  execFileSync(initdb, initialize, { ...user, cwd: directory, stdio: "pipe" });
  const settings = ["listen_addresses=", `unix_socket_directories=${directory}`, "fsync=off"];
  const server = new RunningCommand(
    [postgres, "-D", data, ...settings.flatMap((setting) => ["-c", setting])],
    { ...user, cwd: directory, env: process.env },
  );
  await server.written(/ready to accept connections/);
  return {
    env: { PGHOST: directory, PGUSER: "postgres", PGDATABASE: "postgres", PGSSLMODE: "disable" },
    async close() {
      server.child.kill("SIGQUIT"); // PostgreSQL's immediate shutdown
      await server.ended;
      rmSync(directory, { recursive: true });
    },
  };
}

/** Finds the server's commands, which Debian does not put on the PATH. */
function findServer(): { initdb: string; postgres: string } {
  const versions = "/usr/lib/postgresql";
  const isOnPath = spawnSync("postgres", ["--version"], { stdio: "ignore" }).status === 0;
  if (isOnPath) return { initdb: "initdb", postgres: "postgres" };
  if (!existsSync(versions)) requireCommands(["pg_lsclusters"], ["postgresql"]);
  const [newest = ""] = readdirSync(versions).sort((left, right) => Number(right) - Number(left));
  const binaries = join(versions, newest, "bin");
  return { initdb: join(binaries, "initdb"), postgres: join(binaries, "postgres") };
}

function serverUser(): { uid: number; gid: number } | undefined {
  if (userInfo().uid !== 0) return undefined;
  const id = (option: string) => Number(execFileSync("id", [option, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

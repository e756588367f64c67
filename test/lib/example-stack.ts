import { DefaultTokenResolver, StringConcat, TerraformStack, Testing, Tokenization } from "cdktf";
import type { Construct } from "constructs";
import {
  DynDnsRecordType,
  HostupDomain,
  HostupDynDnsUpdater,
  type HostupDynDnsUpdaterConfig,
} from "../../lib/index.js";

/** The stack `stack`, with the domain example.com, which is not looked up. */
export class ExampleStack extends TerraformStack {
  public readonly domain = HostupDomain.fromAttributes(this, "known-domain", {
    domainId: "dom_1",
    domainName: "example.com",
  });

  public constructor(scope: Construct = Testing.app()) {
    super(scope, "stack");
  }

  /** Adds an updater, by default of the A record of home.example.com. */
  public addUpdater(id: string, config: Partial<HostupDynDnsUpdaterConfig> = {}, scope: Construct = this) {
    return new HostupDynDnsUpdater(scope, id, {
      domain: this.domain,
      hostname: "home.example.com",
      recordType: DynDnsRecordType.A,
      ...config,
    });
  }

  /** Returns the synthesized configuration, without validating the stack. */
  public synth(): Template {
    return JSON.parse(Testing.synth(this)) as Template;
  }

  /** Returns the problems of the stack and of its nested stacks, each prefixed with the path of its stack. */
  public problems(): string[] {
    try {
      Testing.synth(this, true);
      return [];
    } catch (error) {
      const lines = String(error).split("\n");
      const problems = lines.filter((line) => line.includes("[stack")).map((line) => line.trim());
      if (problems.length === 0) throw error;
      return problems;
    }
  }

  /** Returns the value as it appears in the configuration. */
  public resolve(value: unknown): unknown {
    const resolver = new DefaultTokenResolver(new StringConcat());
    return Tokenization.resolve(value, { scope: this, resolver });
  }
}

type Named<Block> = Readonly<Record<string, Block>>;
type Arguments = Readonly<Record<string, unknown>>;

/** The parts of a synthesized stack that tests read. */
interface Template {
  readonly data?: Named<Named<Arguments>>;
  readonly ephemeral?: Named<Named<Arguments>>;
  readonly import?: readonly Arguments[];
  readonly output?: Named<{ readonly value: string }>;
  readonly resource?: Named<Named<Arguments>>;
}

import type { ITerraformDependable, ITerraformIterator, TerraformCount, TerraformProvider } from "cdktf";
import type { IHostupDomain } from "./domain.js";
import type { DynDnsRecordType } from "./record-type.js";

/** Properties for `HostupDynDnsToken`. Give either `updaterId`, or `hostname` and `recordType`. */
export interface HostupDynDnsTokenConfig {
  /**
   * Domain that the updater belongs to.
   */
  readonly domain: IHostupDomain;
  /**
   * ID of the updater, `ddns_…`.
   *
   * @default - found by `hostname` and `recordType`
   */
  readonly updaterId?: string;
  /**
   * Full host name of the updater.
   *
   * @default - found by `updaterId`
   */
  readonly hostname?: string;
  /**
   * Record type of the updater.
   *
   * @default - found by `updaterId`
   */
  readonly recordType?: DynDnsRecordType;
  /**
   * Constructs to create before Terraform reads the token.
   *
   * @default - those that the other properties refer to
   */
  readonly dependsOn?: ITerraformDependable[];
  /**
   * Provider to read the token with.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
  /**
   * Number of tokens to read.
   *
   * @default - one token
   */
  readonly count?: number | TerraformCount;
  /**
   * Iterator with one item for each token to read.
   *
   * @default - one token
   */
  readonly forEach?: ITerraformIterator;
}

import type { Acknowledgement, Enrolled, Enrolment } from '#contract/report.js'
import type { Checklist } from '#domain/checklist/checklist.js'
import type { Format } from '#domain/checklist/format.js'
import type { Policy } from '#domain/policy/policy.js'
import type { DocumentStore } from '#domain/ports/documents.js'
import type { Agent, Clock, RegisterDocument, Store } from '#domain/ports.js'
import type { Instant } from '#lib/instant.js'
import type { Problem } from '#lib/problem.js'
import type { About } from './about.js'
import type { FindAgent } from './agent-keys.js'
import type { AgentPackages } from './agent-packages.js'
import type { Counts } from './counts.js'
import type { DemoDoor } from './demo-door.js'
import type { Due } from './due/due.js'
import type { Feeds } from './due/feeds.js'
import type { RegisterEditor } from './edit-register.js'
import type { Inventories } from './foreign/inventories.js'
import type { Frameworks } from './frameworks.js'
import type { Identities } from './identity/identities.js'
import type { Tables } from './importing/tables.js'
import type { Licences } from './licences/licences.js'
import type { Links } from './links.js'
import type { People } from './people/people.js'
import type { Signing } from './people/sign.js'
import type { Pings } from './pings/pings.js'
import type { PlanLint } from './plan/plan-lint.js'
import type { PlanStatus } from './plan/plan-status.js'
import type { Retired } from './retire.js'
import type { SignIn } from './sign-in.js'
import type { Texts } from './texts.js'

/** What routes and pages are given. */
export interface Services {
  readonly store: Store
  readonly register: RegisterDocument
  /** The edit of the register by hand that stands in its file and was not taken in: each fault with its place. */
  refusedEdit(): Promise<Problem | null>
  /** The one way to change the register. */
  readonly editor: RegisterEditor
  /** Which asset each subject is, as things are now. */
  readonly links: Pick<Links, 'assetOf' | 'subjectsOf' | 'observed' | 'resolve'>
  /** The yearly count. */
  readonly counts: Counts
  /** Plans held against the register and what agents see. */
  readonly planStatus: PlanStatus
  /** Rights held against what agents see. */
  readonly licences: Licences
  /** What lint says of plans. */
  readonly planLint: () => Promise<PlanLint>
  /** All that ends. */
  readonly due: () => Promise<Due>
  /** Secret addresses of calendars. */
  readonly feeds: Feeds
  /** The files behind the documents of the register. */
  readonly documents: DocumentStore
  /** Tables that come into the register and go out of it. */
  readonly tables: Tables
  readonly clock: Clock
  /** How visitors of a demonstration come in; null where what is here is real. */
  readonly demoDoor: DemoDoor | null
  readonly policy: Policy
  /** The one organisation that this process serves. */
  readonly organisation: string
  readonly texts: Texts
  /** Jobs that tell of their runs by calling an address. */
  readonly pings: Pings
  readonly signIn: SignIn
  readonly people: People
  /** What waits for a second person, and the second person's word. */
  readonly signing: Signing
  readonly findAgent: FindAgent
  readonly frameworks: Frameworks
  /** What a checklist is printed as, by name. */
  readonly formats: ReadonlyMap<string, Format>
  /** What the service knows of itself. */
  readonly about: About
  /** The agent that other computers fetch. */
  readonly packages: AgentPackages
  /** Where people and agents reach this server, without a slash at the end. */
  url(): string
  /** True once reports may come in. */
  isReady(): boolean
  /**
   * Takes in one report. `body` is the JSON as it came (inflated), `sentAt` the agent's clock as it sent it.
   * Resolves once facts, verdicts, alerts and notices are on disk.
   * @throws Problem invalid (with the path of each fault), conflict (same sequence, another body), unauthorized.
   */
  intake(agent: Agent, body: Uint8Array, sentAt: string | null): Promise<Acknowledgement>
  /** What people say of who is who. */
  readonly identities: Identities
  /** What programs of others told. */
  readonly inventories: Inventories
  /**
   * Ends what is no longer reported and need not be. `who` stands in the audit log.
   * @throws Problem not_found: it is still reported, or nobody knows it.
   */
  retire(retired: Retired, who: string): Promise<void>
  /** @throws Problem unauthorized: unknown, expired or used-up token. */
  enrol(token: string, enrolment: Enrolment): Promise<Enrolled>
  /**
   * The checklist of a framework, now or as it stood: data that JSON can say.
   * @throws Problem not_found, where there is no such framework.
   */
  checklist(framework: string, asOf: Instant | null): Promise<Checklist>
}

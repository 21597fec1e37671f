import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageRoot } from '#lib/root.js'
import { type AgentPackages, openAgentPackages } from '#service/agent-packages.js'

/** What `npm run build:agent` has made in this folder of Popis, now or later. */
export const ownPackages = async (): Promise<AgentPackages> =>
  openAgentPackages(
    join(packageRoot, 'agent-packages'),
    await readFile(new URL('../agents/packaging/windows/pin.cs', import.meta.url), 'utf8'),
  )

#!/usr/bin/env node
// An agent that is ready to run is run; whatever else is asked for, and a checkout that has to be made ready, takes longer.
import { createRequire } from 'node:module'

const ready = createRequire(import.meta.url)('./ready-agent.cjs')

if (ready) await ready.main(process.argv.slice(2))
else await import('./launch.js')

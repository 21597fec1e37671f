import { readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { sha256 } from '#lib/canonical.js'
import type { Env } from '../env.js'
import { open } from '../may.js'

const read = (name: string): string => readFileSync(new URL(`../../web/${name}`, import.meta.url), 'utf8')

const sheet = read('style.css')
const icon = read('icon.svg')

export const styleVersion = sha256(sheet).slice(0, 12)

/** What pages load: one stylesheet and one picture. Open, for the door is a page too. */
export const style = () =>
  new Hono<Env>()
    .get('/style.css', open, (c) => {
      // Its address changes with its content.
      c.header(
        'Cache-Control',
        c.req.query('v') === styleVersion ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      c.header('Content-Type', 'text/css; charset=utf-8')
      return c.body(sheet)
    })
    .get('/icon.svg', open, (c) => {
      c.header('Cache-Control', 'public, max-age=86400')
      c.header('Content-Type', 'image/svg+xml')
      return c.body(icon)
    })

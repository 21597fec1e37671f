import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Hono } from 'hono'
import type { Env } from '../../env.js'
import { open } from '../../may.js'
import { defineRoutes } from '../../routes.js'
import { styleSheet, styleVersion } from '../../style-sheet.js'

const icon = readFileSync(new URL('../../../web/icon.svg', import.meta.url), 'utf8')

const scriptFolder = new URL('../../../web/script/', import.meta.url)
const scripts = new Map(
  readdirSync(scriptFolder)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(new URL(name, scriptFolder), 'utf8')]),
)

const require = createRequire(import.meta.url)

/** Reads codes in pictures, for browsers that cannot; its second file is what the first one imports. */
const decoder = new Map(
  [
    ['decode.js', 'qr/decode.js'],
    ['index.js', 'qr'],
  ].map(([name = '', module = '']) => [name, readFileSync(require.resolve(module), 'utf8')]),
)

/** What pages load: one stylesheet, one picture, small scripts. Open, for the door is a page too. */
export default defineRoutes(() =>
  new Hono<Env>()
    .get('/style.css', open, (c) => {
      // Its address changes with its content.
      c.header(
        'Cache-Control',
        c.req.query('v') === styleVersion ? 'public, max-age=31536000, immutable' : 'no-cache',
      )
      c.header('Content-Type', 'text/css; charset=utf-8')
      return c.body(styleSheet)
    })
    .get('/icon.svg', open, (c) => {
      c.header('Cache-Control', 'public, max-age=86400')
      c.header('Content-Type', 'image/svg+xml')
      return c.body(icon)
    })
    .get('/script/:name', open, (c) => {
      const script = scripts.get(c.req.param('name'))
      if (script === undefined) return c.notFound()
      c.header('Cache-Control', 'no-cache')
      c.header('Content-Type', 'text/javascript; charset=utf-8')
      return c.body(script)
    })
    .get('/script/qr/:name', open, (c) => {
      const module = decoder.get(c.req.param('name'))
      if (module === undefined) return c.notFound()
      c.header('Cache-Control', 'public, max-age=86400')
      c.header('Content-Type', 'text/javascript; charset=utf-8')
      return c.body(module)
    }),
)

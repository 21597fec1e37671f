import type { Context } from 'hono'
import type { Env } from './env.js'

/** A name in a header: plain letters for those who know no more, and the whole of it for the rest. */
export const attachment = (name: string): string => {
  const plain = name.replaceAll(/[^\w .()-]/g, '_')
  const whole = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

/** A paper made just now; browsers show it. */
export const sendPdf = (c: Context<Env>, name: string, pdf: Uint8Array): Response => {
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', attachment(name).replace('attachment', 'inline'))
  return c.body(new Uint8Array(pdf))
}

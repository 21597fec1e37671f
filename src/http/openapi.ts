import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Env } from './env.js'
import { open } from './may.js'

const bearer = (description: string) => ({ type: 'http', scheme: 'bearer', description }) as const

/** The description of the API, made from the schemas that the routes hold requests against. */
export const openapi = (app: OpenAPIHono<Env>, version: string): void => {
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', bearer('API token: popis token create'))
  app.openAPIRegistry.registerComponent(
    'securitySchemes',
    'agentKey',
    bearer('Key that an agent got when it enrolled'),
  )
  app.openAPIRegistry.registerComponent(
    'securitySchemes',
    'enrolmentToken',
    bearer('Enrolment token: popis agent token'),
  )
  app.openAPIRegistry.registerComponent('securitySchemes', 'foreignAgent', {
    type: 'http',
    scheme: 'basic',
    description: 'Any user, and an enrolment token as password: popis agent token',
  })
  let document: string | undefined
  // Open: it says what the program's manual says and nothing of this organisation.
  app.get('/api/openapi.json', open, (c) => {
    document ??= JSON.stringify(
      app.getOpenAPI31Document({
        openapi: '3.1.0',
        info: { title: 'Popis', version, license: { name: 'EUPL-1.2' } },
        security: [{ token: [] }],
      }),
    )
    c.header('Content-Type', 'application/json')
    c.header('Cache-Control', 'no-cache')
    return c.body(document)
  })
}

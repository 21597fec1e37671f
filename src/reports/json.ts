import { defineFormat } from '#domain/checklist/format.js'

/** The whole paper as data; its hash can be computed again from it. */
export default defineFormat({
  mediaType: 'application/json',
  extension: 'json',
  render: (checklist) => `${JSON.stringify(checklist, null, 2)}\n`,
})

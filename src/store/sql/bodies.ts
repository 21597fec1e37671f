import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { OrganisationReader, OrganisationWriter } from '#domain/ports.js'
import type { Scope } from './connection.js'
import { db, type Param, query } from './query.js'

/** Below this, compressing costs more time than it saves room: 20 to 30 µs for 200 bytes. */
const compressFromBytes = 512
const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }
const openBracket = '['.charCodeAt(0)

const one = query((p: Param<{ organisation: string; hash: string }>) =>
  db
    .selectFrom('bodies')
    .select('content')
    .where('organisation', '=', p('organisation'))
    .where('hash', '=', p('hash')),
)

const isThere = query((p: Param<{ organisation: string; hash: string }>) =>
  db
    .selectFrom('bodies')
    .select('hash')
    .where('organisation', '=', p('organisation'))
    .where('hash', '=', p('hash')),
)

const put = query((p: Param<{ organisation: string; hash: string; topic: string; content: Uint8Array }>) =>
  db
    .insertInto('bodies')
    .values({
      organisation: p('organisation'),
      hash: p('hash'),
      topic: p('topic'),
      content: p('content'),
    })
    .onConflict((conflict) => conflict.columns(['organisation', 'hash']).doNothing()),
)

const pack = (facts: readonly unknown[]): Uint8Array => {
  const plain = Buffer.from(JSON.stringify(facts))
  return plain.length < compressFromBytes ? plain : zstdCompressSync(plain, fastest)
}

/** A list begins with a bracket, a zstd frame never does: the first byte tells which it is. */
export const unpack = (content: Uint8Array): readonly unknown[] => {
  const plain = content[0] === openBracket ? content : zstdDecompressSync(content)
  return JSON.parse(Buffer.from(plain.buffer, plain.byteOffset, plain.byteLength).toString('utf8'))
}

export const bodyReader = (scope: Scope): Pick<OrganisationReader, 'body'> => ({
  body: async (hash) => {
    const row = await scope.get(one, { hash })
    return row ? unpack(row.content) : null
  },
})

export const bodyWriter = (scope: Scope): Pick<OrganisationWriter, 'putBody'> => ({
  putBody: async (hash, topic, facts) => {
    if (await scope.get(isThere, { hash })) return
    await scope.run(put, { hash, topic, content: pack(facts) })
  },
})

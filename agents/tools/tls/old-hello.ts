/** What of TLS is too old for the libraries of today to ask for. */
export const oldVersions = [
  { version: 'SSL 3', minor: 0 },
  { version: 'TLS 1.0', minor: 1 },
  { version: 'TLS 1.1', minor: 2 },
] as const

const suites = [
  0xc00a, 0xc009, 0xc014, 0xc013, 0xc012, 0x0039, 0x0038, 0x0033, 0x0032, 0x0035, 0x002f, 0x0016, 0x000a,
  0x0005, 0x0004, 0x00ff,
]

const short = (value: number): Buffer => Buffer.from([(value >> 8) & 0xff, value & 0xff])

const sized = (size: 1 | 2 | 3, body: Buffer): Buffer => {
  const head = Buffer.alloc(size)
  head.writeUIntBE(body.length, 0, size)
  return Buffer.concat([head, body])
}

const extension = (type: number, body: Buffer): Buffer => Buffer.concat([short(type), sized(2, body)])

/** How a client of that time begins (RFC 2246, 4346, 6101), with the name that it asks for. */
export const oldHello = (minor: number, name: string | null): Buffer => {
  const extensions = Buffer.concat([
    ...(name === null
      ? []
      : [extension(0, sized(2, Buffer.concat([Buffer.from([0]), sized(2, Buffer.from(name, 'latin1'))])))]),
    extension(10, sized(2, Buffer.concat([23, 24, 25].map(short)))),
    extension(11, sized(1, Buffer.from([0]))),
  ])
  const body = Buffer.concat([
    Buffer.from([3, minor]),
    Buffer.alloc(32, 0x5a),
    sized(1, Buffer.alloc(0)),
    sized(2, Buffer.concat(suites.map(short))),
    sized(1, Buffer.from([0])),
    ...(minor === 0 ? [] : [sized(2, extensions)]),
  ])
  const message = Buffer.concat([Buffer.from([1]), sized(3, body)])
  return Buffer.concat([Buffer.from([22, 3, minor === 0 ? 0 : 1]), sized(2, message)])
}

/** Whether what a server answered is its own hello in that very version. */
export const isHelloOf = (answer: Buffer, minor: number): boolean =>
  answer.length >= 11 && answer[0] === 22 && answer[5] === 2 && answer[9] === 3 && answer[10] === minor

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { Report } from '#contract/report.js'

export interface Received {
  readonly bytes: Buffer
  readonly report: Report
  readonly sentAt: string
  readonly isGzip: boolean
}

export interface FakeServer {
  readonly url: string
  readonly received: Received[]
  /** Answers the next report; null where the acknowledgement is the ordinary one. */
  answer: (report: Report) => { status: number; body: unknown } | null
  /** Entries that the next acknowledgement asks for. */
  wants: { subject: string | null; entry: string }[]
  close(): Promise<void>
}

/** A server that parses what comes as the real one does and keeps nothing but the reports. */
export const openFakeServer = async (port = 0): Promise<FakeServer> => {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const bytes = Buffer.concat(parts)
    const isGzip = request.headers['content-encoding'] === 'gzip'
    const report = Report.parse(JSON.parse((isGzip ? gunzipSync(bytes) : bytes).toString()))
    const sentAt = String(request.headers['popis-sent-at'])
    fake.received.push({ bytes, report, sentAt, isGzip })
    const answer = fake.answer(report)
    const acknowledgement = {
      acknowledged: report.sequence,
      wants: fake.wants.splice(0),
      verdicts: { pass: 1 },
    }
    response.writeHead(answer?.status ?? 200, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify(answer?.body ?? acknowledgement))
  })
  await new Promise<void>((done) => void server.listen(port, '127.0.0.1', done))
  const fake: FakeServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: [],
    answer: () => null,
    wants: [],
    close: () => new Promise((done) => void server.close(() => done())),
  }
  return fake
}

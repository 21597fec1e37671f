// What any server must do at least: read the body, parse it, answer.
import { createServer } from 'node:http'

const server = createServer((asked, answer) => {
  const chunks = []
  asked.on('data', (chunk) => chunks.push(chunk))
  asked.on('end', () => {
    const { sequence } = JSON.parse(Buffer.concat(chunks))
    answer.setHeader('content-type', 'application/json')
    answer.end(JSON.stringify({ acknowledged: sequence }))
  })
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openTexts } from '#service/texts.js'
import { sentencesOf } from './sentences.js'

/** What only agents, programs, commands and the start of the server are told. */
const notOnPages = [
  /^src\/[^/]*$/,
  /^src\/(alerts|commands|imports|lib|reports|web)\//,
  /^src\/contract\//,
  /^src\/domain\/(policy|import|plan\/reading)\//,
  /^src\/http\/routes\/api\//,
  /^src\/http\/(api|body|control|control-path|listen|openapi|problems|reports|take-report)\.ts$/,
  /^src\/http\/register\/(edit-body|entry-routes|list-query|list-route|preconditions)\.ts$/,
  /^src\/service\/(alert-texts|count-verbs|enrol|intake|locale-files|parse-json|parse-report|policies|take-report|texts|verbs)\.ts$/,
  /^src\/service\/identity\/(identity-verbs|refuse-other-machine)\.ts$/,
  /^src\/service\/importing\/given-columns\.ts$/,
  /^src\/service\/people\/seal\.ts$/,
  /^src\/store\/(backup|sqlite)\//,
  /^src\/store\/(cut-off|lock)\.ts$/,
  /^src\/store\/register\/(document|durable-file|json)\.ts$/,
  /^src\/store\/sql\/sessions\.ts$/,
]

/** Said of the file of the register and of accounts before any page is drawn. */
const elsewhere = ['{0} is not a register: {1} {2}', '{0} is not JSON', 'there is no user {0}']

const texts = await openTexts()
const files = readdirSync('src', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
const onPages = files
  .filter((file) => !notOnPages.some((room) => room.test(file)))
  .flatMap(sentencesOf)
  .filter(({ sentence }) => !elsewhere.includes(sentence))

it('whatever a page can refuse has words in every language', () => {
  expect(onPages.length).toBeGreaterThan(120)
  const silent = onPages.filter(({ sentence }) => texts.raw('sr-Cyrl', `problem.${sentence}`) === null)
  expect(silent.map(({ file, sentence }) => `${file}: ${sentence}`)).toEqual([])
})

it('whatever is filled into a sentence is said, so that other languages find it', () => {
  expect(onPages.filter(({ isLoose }) => isLoose)).toEqual([])
})

it('no language has words for what nobody says any more', async () => {
  const all = files
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
    .replaceAll("\\'", "'")
  const { default: serbian } = (await import('../src/locales/sr-Cyrl.problem.json', {
    with: { type: 'json' },
  })) as { default: Record<string, string> }
  const sentences = Object.keys(serbian).map((key) => key.replace(/^problem\./, ''))
  expect(sentences.length).toBeGreaterThan(120)
  const ofZod = /^(Too (small|big)|Invalid )/
  const dead = sentences.filter(
    (sentence) => !ofZod.test(sentence) && !sentence.split(/\{\d+\}/).every((piece) => all.includes(piece)),
  )
  expect(dead).toEqual([])
})

import { z } from 'zod'
import { text } from './field.js'
import { Measure } from './register/measure.js'
import { IndicatorTarget, Procurement } from './register/measure-parts.js'
import { Plan } from './register/plan.js'
import { Id, LocalText } from './register/text.js'

/** A row as a template has it. */
export const TemplateMeasure = Measure.omit({
  moves: true,
  payments: true,
  attendance: true,
  doneOn: true,
}).extend({
  targets: z
    .array(IndicatorTarget.omit({ values: true }))
    .max(20)
    .optional()
    .describe('Indicators that can be counted.'),
  procurement: Procurement.omit({ contract: true, serves: true })
    .optional()
    .describe('What a procurement plan says beside.'),
})
export type TemplateMeasure = z.infer<typeof TemplateMeasure>

/** What of a plan, beside its rows and groups, a template has. */
export const TemplateFrame = Plan.pick({
  title: true,
  kind: true,
  from: true,
  to: true,
  currency: true,
  pricesIncludeVat: true,
  vatRate: true,
  cites: true,
})
export type TemplateFrame = z.infer<typeof TemplateFrame>

export const templateFormat = 'popis-plan-template'

/** A plan without what is an organisation's own, to be handed to others. */
export const PlanTemplate = z.strictObject({
  format: z.literal(templateFormat).describe('What this file is.'),
  formatVersion: z.literal(1).describe('Version of this contract.'),
  id: Plan.shape.template.unwrap().describe('Who hands it out, and its plan: city/plan-2027.'),
  version: z.int().min(0).describe('A later one has a greater number.'),
  hash: text(64).describe('SHA-256 in base64url of the canonical JSON of `plan`.'),
  from: z
    .strictObject({
      id: Id.describe('Id of the organisation.'),
      name: LocalText.describe('What it is called.'),
    })
    .describe('The organisation that hands it out.'),
  roles: z
    .array(
      z.strictObject({ id: Id.describe('Id of the role.'), name: LocalText.describe('What it is called.') }),
    )
    .max(1000)
    .describe('Offices that its rows name as owner or approver; not who holds them.'),
  plan: TemplateFrame.extend({
    groups: Plan.shape.groups.unwrap().describe('How its rows are grouped.'),
    measures: z.array(TemplateMeasure).max(5000).describe('Its rows.'),
  }).describe('The plan.'),
})
export type PlanTemplate = z.infer<typeof PlanTemplate>

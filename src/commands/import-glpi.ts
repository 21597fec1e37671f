import { importInventories } from '../import-inventories.js'

export default importInventories(
  'glpi',
  'Takes in inventories of GLPI Agents (JSON), and of FusionInventory and OCS agents (XML).',
  ['popis import glpi pc-07.json switch-1.xml', 'popis import glpi --dry-run *.ocs'],
)

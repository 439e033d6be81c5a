import { writeFileSync } from 'node:fs'
import { registreMarkdown } from '#app/modules/rgpd/registre/registre.server.ts'

// Writes docs/donnees-personnelles.md from the register in code; a test says when it is late.

writeFileSync('docs/donnees-personnelles.md', registreMarkdown())

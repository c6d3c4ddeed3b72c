/** A new rule file, ready to be changed line by line: it loads, and its examples pass. `since` is the version that first has it. */
export function ruleTemplate(since: string): string {
  return `severity: warning              # error | warning | info: how bad
since: ${since}
topics: [redundancy]           # topics under which \`explain\` lists it
title:
  en: What a person would say is wrong
  ko: 무엇이 문제인지 한 문장으로
for: { table: job, role: cell }                    # equalities on columns; dist/docs/tables.md lists them
where: has(row.written_instances)                  # which of these rows are meant
find: row.written_instances < options.least        # a row for which this is true is a finding
options:
  least:
    type: integer
    default: 2
    doc:
      en: how many are enough
      ko: 몇 개면 충분한지
report: written_instances                          # the column whose line is shown
message:
  en: "\`{{name}}\` has {{written_instances}} instances, fewer than {{least}}: what breaks, and what to do."
  ko: "\`{{name}}\`의 인스턴스가 {{written_instances}}개로 {{least}}개보다 적습니다. 무엇이 깨지는지, 무엇을 해야 하는지 적습니다."
why:
  en: What happens, to whom, and when.
  ko: 누구에게 언제 어떤 일이 생기는지 적습니다.
fix:
  en: What to change, and what to look at before.
  ko: 무엇을 바꾸고 그 전에 무엇을 확인할지 적습니다.
references:
  - title: Where this was learnt
    url: https://docs.example.com/
examples:
  - name: what hurts
    files:
      cf.yml: |
        product-name: cf
        resource-config:
          diego_cell: { instances: 1 } # <- finding
  - name: what is fine
    files:
      cf.yml: |
        product-name: cf
        resource-config:
          diego_cell: { instances: 3 }
  - name: what cannot be known yet
    undecided: true
    files:
      cf.yml: |
        product-name: cf
        resource-config:
          diego_cell: { instances: ((cells)) }
`;
}

import type { Language, Localized } from '../../base/language.ts';
import type { UpgradeGroup, UpgradeItem } from '../../upgrade/upgrade.ts';

/** What is said of an upgrade, in both languages: `{{name}}` and the data of an item fill a sentence. */

export const GROUPS: Readonly<Record<UpgradeGroup, Localized>> = {
  must: { en: 'Must do', ko: '해야 할 일' },
  itself: { en: 'Changes automatically', ko: '저절로 바뀌는 것' },
  know: { en: 'Good to know', ko: '알아 둘 것' },
};

interface Words {
  readonly title: (product: string, from: string | undefined, to: string) => string;
  readonly nothing: string;
  readonly noPast: string;
  readonly counts: (must: number, itself: number, know: number) => string;
  readonly usedAt: (place: string) => string;
  readonly where: string;
  readonly what: string;
}

export const UPGRADE: Readonly<Record<Language, Words>> = {
  en: {
    title: (product, from, to) => (from === undefined ? `${product}: to ${to}` : `${product}: ${from} to ${to}`),
    nothing: 'Nothing to do.',
    noPast:
      'No metadata of the current version: automatic changes cannot be listed, and problems that exist today are listed too. Pass it with --from FILE.',
    counts: (must, itself, know) => `Must do: ${must}. Changes automatically: ${itself}. Good to know: ${know}.`,
    usedAt: (place) => `(used at ${place})`,
    where: 'Where',
    what: 'What',
  },
  ko: {
    title: (product, from, to) => (from === undefined ? `${product}: ${to}(으)로` : `${product}: ${from}에서 ${to}(으)로`),
    nothing: '할 일이 없습니다.',
    noPast: '현재 버전의 메타데이터가 없어 저절로 바뀌는 것은 알 수 없고, 지금도 잘못된 것까지 함께 표시합니다. --from FILE로 지정하세요.',
    counts: (must, itself, know) => `해야 할 일 ${must}개, 저절로 바뀌는 것 ${itself}개, 알아 둘 것 ${know}개.`,
    usedAt: (place) => `(사용 위치 ${place})`,
    where: '위치',
    what: '내용',
  },
};

/** The sentence of an item, as a template. */
export function sentenceOf({ kind, data }: UpgradeItem): Localized {
  const has = (key: string): boolean => data[key] !== undefined;
  switch (kind) {
    case 'minimum-version':
      return {
        en: '`{{name}}` can be reached only from {{least}} or later, but {{today}} is installed: upgrade to {{least}} first.',
        ko: '`{{name}}`은(는) {{least}} 이상에서만 업그레이드할 수 있는데 현재 버전은 {{today}}입니다. {{least}} 버전을 거쳐 가세요.',
      };
    case 'requires-product':
      return {
        en: 'The new tile needs `{{name}}` {{range}}, but this foundation has {{version}}: upgrade `{{name}}` first.',
        ko: '새 타일에는 `{{name}}` {{range}} 버전이 필요한데 이 파운데이션에는 {{version}}이(가) 있습니다. 먼저 업그레이드하세요.',
      };
    case 'does-not-fit':
      return {
        en: 'The metadata of `{{name}}` {{version}} does not match: it lacks {{count}} names of this config. Is it the right tile?',
        ko: '`{{name}}` {{version}} 메타데이터가 맞지 않습니다. 이 설정의 이름 {{count}}개가 없습니다. 맞는 타일인지 확인하세요.',
      };
    case 'renamed':
      return {
        en: '`{{name}}` is now called `{{renamed}}`: rename it.',
        ko: '`{{name}}`의 이름이 `{{renamed}}`(으)로 바뀌었습니다. 이름을 바꾸세요.',
      };
    case 'dropped':
      return {
        en: '`{{name}}` is gone, and a migration discards its value: remove it.',
        ko: '`{{name}}`이(가) 없어졌고 마이그레이션이 값을 버립니다. 지우세요.',
      };
    case 'gone':
      return has('near')
        ? {
            en: '`{{name}}` is gone: remove it. The nearest name of the new tile is `{{near}}`.',
            ko: '`{{name}}`이(가) 없어졌습니다. 지우세요. 새 타일에서 가장 비슷한 이름은 `{{near}}`입니다.',
          }
        : { en: '`{{name}}` is gone: remove it.', ko: '`{{name}}`이(가) 없어졌습니다. 지우세요.' };
    case 'newly-required':
      return has('option')
        ? {
            en: '`{{name}}` ({{type}}) is now required and has no default, because the option `{{option}}` of `{{selector}}` is selected: add it.',
            ko: '`{{selector}}`에서 `{{option}}` 옵션을 선택했으므로 이제 `{{name}}`({{type}})이(가) 필수이며 기본값이 없습니다. 추가하세요.',
          }
        : {
            en: '`{{name}}` ({{type}}) is now required and has no default: add it.',
            ko: '이제 `{{name}}`({{type}})이(가) 필수이며 기본값이 없습니다. 추가하세요.',
          };
    case 'now-empty':
      return {
        en: '`{{name}}` ({{type}}) is empty, but the new tile requires a value: fill it in.',
        ko: '`{{name}}`({{type}})이(가) 비어 있는데 새 타일은 값을 요구합니다. 채우세요.',
      };
    case 'frozen-by-tile':
      return {
        en: '`{{name}}` can no longer be set: the tile generates its value. Remove it.',
        ko: '`{{name}}`은(는) 이제 설정할 수 없고 타일이 값을 직접 만듭니다. 지우세요.',
      };
    case 'type-changed':
      return typeChanged(has, data['wanted']);
    case 'option-gone':
      return has('value')
        ? {
            en: '`{{name}}` is `{{value}}`, which the new tile does not offer. It accepts {{choices}}.',
            ko: '`{{name}}` 값이 `{{value}}`인데 새 타일에는 없는 옵션입니다. 가능한 값: {{choices}}.',
          }
        : {
            en: '`{{name}}` has an option that the new tile does not offer. It accepts {{choices}}.',
            ko: '`{{name}}`에 새 타일에는 없는 옵션이 있습니다. 가능한 값: {{choices}}.',
          };
    case 'tightened':
      return tightened(data);
    case 'job-gone':
      return has('near')
        ? {
            en: 'The job `{{name}}` is gone: remove it. Did it become `{{near}}`?',
            ko: '`{{name}}` job이 없어졌습니다. 지우세요. `{{near}}`(으)로 바뀌었는지 확인하세요.',
          }
        : { en: 'The job `{{name}}` is gone: remove it.', ko: '`{{name}}` job이 없어졌습니다. 지우세요.' };
    case 'instances':
      return instances(data);
    case 'disk':
      return data['what'] === 'disk'
        ? {
            en: `The persistent disk of \`{{name}}\` has {{value}} MB, but the new tile accepts ${limitOf(data, ' MB').en}.`,
            ko: `\`{{name}}\`의 영구 디스크가 {{value}} MB인데 새 타일의 제한은 ${limitOf(data, ' MB').ko}입니다.`,
          }
        : {
            en: 'The persistent disk of `{{name}}` ({{value}} MB) can no longer be set: remove it.',
            ko: '`{{name}}`의 영구 디스크({{value}} MB)는 이제 설정할 수 없습니다. 지우세요.',
          };
    case 'vm-too-small':
      return {
        en: 'The VM type `{{vmType}}` is too small for `{{name}}`: {{part}} {{value}}, but the new tile requires at least {{bound}}.',
        ko: 'VM 타입 `{{vmType}}`이(가) `{{name}}`에 너무 작습니다. {{part}} 값이 {{value}}인데 새 타일은 {{bound}} 이상을 요구합니다.',
      };
    case 'errand-gone':
      return has('near')
        ? {
            en: 'The errand `{{name}}` is gone: remove it. Did it become `{{near}}`?',
            ko: '`{{name}}` errand가 없어졌습니다. 지우세요. `{{near}}`(으)로 바뀌었는지 확인하세요.',
          }
        : { en: 'The errand `{{name}}` is gone: remove it.', ko: '`{{name}}` errand가 없어졌습니다. 지우세요.' };
    case 'errand-state':
      return {
        en: 'The errand `{{name}}` no longer has `{{state}}`: remove it.',
        ko: '`{{name}}` errand에 더 이상 `{{state}}`이(가) 없습니다. 지우세요.',
      };
    case 'default-changed':
      return {
        en: '`{{name}}` uses the tile default: {{before}} → {{now}}.',
        ko: '`{{name}}`은(는) 타일 기본값을 따릅니다: {{before}} → {{now}}.',
      };
    case 'job-default':
      return data['unit'] === ''
        ? {
            en: '`{{name}}` uses the tile default for {{part}}: {{before}} → {{now}}.',
            ko: '`{{name}}`의 {{part}}은(는) 타일 기본값을 따릅니다: {{before}} → {{now}}.',
          }
        : {
            en: '`{{name}}` uses the tile default for {{part}}: {{before}} → {{now}} {{unit}}.',
            ko: '`{{name}}`의 {{part}}은(는) 타일 기본값을 따릅니다: {{before}} → {{now}} {{unit}}.',
          };
    case 'errand-default':
      return {
        en: 'The errand `{{name}}` uses the tile default: {{before}} → {{now}}.',
        ko: '`{{name}}` errand는 타일 기본값을 따릅니다: {{before}} → {{now}}.',
      };
    case 'single-az':
      return {
        en: 'The zone placement of `{{name}}` changes (single_az_only): its disk, with its data, may stay behind in another zone. Back it up first.',
        ko: '`{{name}}`의 AZ 배치 방식(single_az_only)이 바뀝니다. 디스크와 데이터가 이전 영역에 남을 수 있으니 먼저 백업하세요.',
      };
    case 'not-selected':
      return {
        en: '`{{name}}` belongs to the option `{{option}}` of `{{selector}}`, which is not selected in the new tile: it has no effect.',
        ko: '`{{name}}`은(는) `{{selector}}`의 `{{option}}` 옵션에 속하는데 새 타일에서는 선택되지 않아 적용되지 않습니다.',
      };
    case 'other-type':
      return {
        en: 'The type of `{{name}}` changes from {{before}} to {{type}}; its value still fits.',
        ko: '`{{name}}`의 타입이 {{before}}에서 {{type}}(으)로 바뀌었지만 지금 값을 그대로 쓸 수 있습니다.',
      };
    case 'now-configurable':
      return { en: '`{{name}}` can now be set.', ko: '이제 `{{name}}`을(를) 설정할 수 있습니다.' };
    case 'now-frozen':
      return {
        en: '`{{name}}` can no longer be changed once the new tile is deployed.',
        ko: '새 타일을 배포한 뒤에는 `{{name}}`을(를) 바꿀 수 없습니다.',
      };
    case 'new-job':
      return data['count'] === '1'
        ? { en: 'New job `{{name}}` with 1 instance.', ko: '새 job `{{name}}`(인스턴스 1개).' }
        : { en: 'New job `{{name}}` with {{count}} instances.', ko: '새 job `{{name}}`(인스턴스 {{count}}개).' };
    case 'new-errand':
      return { en: 'New errand `{{name}}`, {{runs}} by default.', ko: '새 errand `{{name}}`, 기본값은 {{runs}}입니다.' };
    case 'stemcell':
      return { en: 'Stemcell: {{before}} → {{now}}. Upload it first.', ko: 'stemcell: {{before}} → {{now}}. 먼저 업로드하세요.' };
    case 'unread-migration':
      return {
        en: 'The migration {{name}} changes properties in ways that taslint cannot read.',
        ko: '{{name}} 마이그레이션은 taslint가 읽을 수 없는 방식으로 속성을 바꿉니다.',
      };
    case 'supported':
      return {
        en: 'Upgrades are supported from {{least}} on; {{today}} is installed.',
        ko: '{{least}} 이상에서 업그레이드할 수 있으며 현재 버전은 {{today}}입니다.',
      };
  }
}

/** What a limit takes. */
function limitOf({ limit }: UpgradeItem['data'], unit = ''): Localized {
  switch (limit) {
    case 'min':
      return { en: `at least {{bound}}${unit}`, ko: `{{bound}}${unit} 이상` };
    case 'max':
      return { en: `at most {{bound}}${unit}`, ko: `{{bound}}${unit} 이하` };
    case 'zero-or-min':
      return { en: `0, or at least {{bound}}${unit}`, ko: `0 또는 {{bound}}${unit} 이상` };
    case 'modulo':
      return { en: `multiples of {{bound}}${unit}`, ko: `{{bound}}${unit}의 배수` };
    case 'power-of-two':
      return { en: 'powers of two', ko: '2의 거듭제곱' };
    default:
      return { en: 'odd numbers, or 0', ko: '홀수 또는 0' };
  }
}

function typeChanged(has: (key: string) => boolean, wanted: string | undefined): Localized {
  if (has('before') && has('value') && has('choices'))
    return {
      en: '`{{name}}` is `{{value}}`, but its type changes from {{before}} to {{type}}: it accepts {{choices}}.',
      ko: '`{{name}}` 값이 `{{value}}`입니다. 타입이 {{before}}에서 {{type}}(으)로 바뀌어 {{choices}} 중 하나여야 합니다.',
    };
  if (has('before') && has('value'))
    return {
      en: '`{{name}}` is `{{value}}`, but its type changes from {{before}} to {{type}}. Write it in the new form.',
      ko: '`{{name}}` 값이 `{{value}}`입니다. 타입이 {{before}}에서 {{type}}(으)로 바뀌었으니 그 형식으로 쓰세요.',
    };
  if (has('before'))
    return {
      en: 'The type of `{{name}}` changes from {{before}} to {{type}}. Write the value in the new form.',
      ko: '`{{name}}`의 타입이 {{before}}에서 {{type}}(으)로 바뀌었습니다. 그 형식으로 쓰세요.',
    };
  if (wanted === 'field')
    return {
      en: 'An item of `{{name}}` lacks `{{field}}`, which the new tile requires: add it.',
      ko: '`{{name}}`의 항목에 새 타일이 요구하는 `{{field}}` 필드가 없습니다. 추가하세요.',
    };
  if (wanted === 'known-field')
    return {
      en: 'Items of `{{name}}` no longer have the field `{{field}}`: remove it.',
      ko: '`{{name}}`의 항목에 더 이상 `{{field}}` 필드가 없습니다. 지우세요.',
    };
  if (has('field'))
    return {
      en: 'The items of `{{name}}` have changed: `{{field}}` does not fit the new tile.',
      ko: '`{{name}}`의 항목 형식이 바뀌어 `{{field}}`이(가) 새 타일과 맞지 않습니다.',
    };
  return {
    en: '`{{name}}` does not have the form that the new tile requires ({{type}}).',
    ko: '`{{name}}` 값이 새 타일이 요구하는 형식({{type}})이 아닙니다.',
  };
}

function tightened(data: UpgradeItem['data']): Localized {
  const { says, limit, form } = data;
  if (data['value'] === undefined)
    return says === undefined
      ? { en: 'The new tile rejects the value of `{{name}}`.', ko: '새 타일이 `{{name}}` 값을 받지 않습니다.' }
      : { en: 'The new tile rejects the value of `{{name}}`: {{says}}', ko: '새 타일이 `{{name}}` 값을 받지 않습니다. {{says}}' };
  if (says !== undefined)
    return {
      en: '`{{name}}` is `{{value}}`, which the new tile rejects: {{says}}',
      ko: '`{{name}}` 값 `{{value}}`은(는) 새 타일이 받지 않습니다. {{says}}',
    };
  if (limit !== undefined)
    return {
      en: `\`{{name}}\` is \`{{value}}\`, but the new tile accepts ${limitOf(data).en}.`,
      ko: `\`{{name}}\` 값이 \`{{value}}\`인데 새 타일의 제한은 ${limitOf(data).ko}입니다.`,
    };
  return form === undefined
    ? { en: '`{{name}}` is `{{value}}`, which the new tile rejects.', ko: '`{{name}}` 값 `{{value}}`은(는) 새 타일이 받지 않습니다.' }
    : {
        en: '`{{name}}` is `{{value}}`, but the new tile requires another form: {{form}}.',
        ko: '`{{name}}` 값이 `{{value}}`인데 새 타일은 다른 형식을 요구합니다: {{form}}.',
      };
}

function instances(data: UpgradeItem['data']): Localized {
  if (data['what'] === 'zero')
    return {
      en: '`{{name}}` has no VMs, but `{{property}}` requires it.',
      ko: '`{{name}}` 인스턴스가 0인데 `{{property}}` 설정으로는 필요한 job입니다.',
    };
  if (data['what'] === 'fixed-instances')
    return {
      en: 'The number of `{{name}}` VMs ({{value}}) can no longer be set: remove it.',
      ko: '`{{name}}` 인스턴스 수({{value}})는 이제 설정할 수 없습니다. 지우세요.',
    };
  if (data['says'] !== undefined)
    return {
      en: 'The new tile rejects {{value}} instances of `{{name}}`: {{says}}',
      ko: '새 타일이 `{{name}}` 인스턴스 {{value}}개를 받지 않습니다. {{says}}',
    };
  return {
    en: `\`{{name}}\` has {{value}} instances, but the new tile accepts ${limitOf(data).en}.`,
    ko: `\`{{name}}\` 인스턴스가 {{value}}개인데 새 타일의 제한은 ${limitOf(data).ko}입니다.`,
  };
}

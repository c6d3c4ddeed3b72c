/**
 * Names of three English words, or of two that stand before a third: what they are called in Korean texts, too, because products, settings and buttons of
 * products are called so. Beside the glossary, which says what has a Korean name; `test/korean` takes them out before it looks for English.
 */
export const PROPER_NAMES: readonly string[] = [
  // products and their parts
  'Ops Manager',
  'Apps Manager',
  'Cloud Controller',
  'Diego Cell',
  'Isolation Segment',
  'Metric Registrar',
  'Small Footprint',
  'Spring Cloud Services',
  'System Metrics Server',
  'Tanzu Application Service',
  // the button that everybody presses
  'Apply Changes',
  // what the abbreviations ASG stands for
  'App Security Group',
  // programs of others that read our reports
  'Microsoft SARIF Multitool',
  'Warnings Next Generation',
];

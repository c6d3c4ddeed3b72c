/**
 * Rules that were reminders: they found nothing wrong, so they became texts of topics. Their names are still understood, in settings and suppressions too,
 * and `explain` answers with the topic.
 */
const TOPIC_OF: Readonly<Record<string, string>> = {
  'dns/lookup-place': 'dns-and-ntp',
  'dr/blobstore-paths': 'blobstore',
  'dr/bosh-lifecycle': 'bosh-lifecycle',
  'dr/opsman-workspace': 'om-and-downloads',
  'dr/terms-and-targets': 'recovery',
  'lifecycle/segment-assignment': 'isolation-segments',
  'routing/ssl-termination-report': 'load-balancers',
};

/** The name of the topic that took the place of a rule; undefined for an id that was none. */
export function topicOfRetiredRule(id: string): string | undefined {
  return Object.hasOwn(TOPIC_OF, id) ? TOPIC_OF[id] : undefined;
}

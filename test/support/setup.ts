/** Every process of ours runs in UTC: local days and opening hours come from the policy's time zone only. */
process.env.TZ = 'UTC';

/** Where ARNs of another region are. */
export const THERE = "us-east-1:123456789012";

/** What the ARNs of a key, a load balancer and its listener end with. */
export const KEY = "key/1234abcd-12ab-34cd-56ef-1234567890ab";
export const LOAD_BALANCER = "loadbalancer/app/app/50dc6c495c0c9188";
export const LISTENER = "listener/app/app/50dc6c495c0c9188/f2f7dc8efc522ab2";

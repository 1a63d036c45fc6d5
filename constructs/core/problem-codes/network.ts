/** Networks and load balancers: the codes of problems. */
export type NetworkCode =
  // Network
  | "network-id"
  | "address-range"
  | "security-group-rule"
  | "security-group-rule-description"
  | "security-group-description"
  | "access-logs-expiration"
  // Load balancers
  | "load-balancer-subnets"
  | "target-group-port"
  | "target-group-health-check"
  | "target-group-function"
  | "listener-https"
  | "listener-ssl-policy"
  | "listener-port"
  | "listener-forward"
  | "listener-redirect"
  | "listener-fixed-response"
  | "listener-authenticate"
  | "listener-session-cookie"
  | "authenticated-paths"
  | "certificate-name"
  | "alias-record-name"
  | "listener-rule-priority"
  | "listener-rule-condition"
  | "target-group-arn"
  | "load-balancer-arn";

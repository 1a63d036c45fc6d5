import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.opensearch.common.settings.Settings;
import org.opensearch.env.Environment;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.node.InternalSettingsPreparer;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;

/**
 * A real OpenSearch node with access control, on a port of its own of 127.0.0.1. Prints {"endpoint": "http://127.0.0.1:PORT"},
 * and lives for as long as standard input is open.
 *
 * Usage: SearchServer HOME STORE, where HOME is an empty folder for its data, and STORE holds `security/` (the plugin's
 * configuration), `node.p12` and `trust.p12` (search-server-files.ts).
 */
public class SearchServer {
  static final List<String> PLUGINS = List.of(
      "org.opensearch.transport.Netty4Plugin",
      "org.opensearch.index.reindex.ReindexPlugin",
      "org.opensearch.painless.PainlessPlugin",
      "org.opensearch.analysis.common.CommonAnalysisPlugin",
      "org.opensearch.ingest.common.IngestCommonPlugin",
      "org.opensearch.index.mapper.MapperExtrasPlugin",
      "org.opensearch.security.OpenSearchSecurityPlugin");

  /** Plugins are classes of the class path, where a server of its own would load them from folders. */
  static class ClasspathNode extends Node {
    ClasspathNode(Environment environment, List<Class<? extends Plugin>> plugins) {
      super(environment, plugins, false);
    }
  }

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[0]);
    Path store = Path.of(args[1]);
    Path config = Files.createDirectories(home.resolve("config"));
    System.setProperty("opensearch.path.conf", config.toString());
    copy(store.resolve("security/config"), Files.createDirectories(config.resolve("opensearch-security")));
    for (String name : List.of("node.p12", "trust.p12")) Files.copy(store.resolve(name), config.resolve(name));

    Environment environment =
        InternalSettingsPreparer.prepareEnvironment(settings(home), Map.of(), config, () -> "search");
    Node node = new ClasspathNode(environment, plugins()).start();
    int port = node.injector().getInstance(HttpServerTransport.class).boundAddress().publishAddress().getPort();
    System.out.println("{\"endpoint\": \"http://127.0.0.1:" + port + "\"}");
    System.out.flush();
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0); // nothing is kept: closing the node's indexes first would take seconds
  }

  static Settings settings(Path home) {
    String transport = "plugins.security.ssl.transport.";
    return Settings.builder()
        .put("path.home", home)
        .put("cluster.name", "search")
        .put("node.name", "search")
        .put("discovery.type", "single-node")
        .put("http.host", "127.0.0.1")
        .put("transport.host", "127.0.0.1")
        .put("http.port", "0")
        .put("transport.port", "0")
        .put("cluster.routing.allocation.disk.threshold_enabled", false)
        .put(transport + "keystore_type", "PKCS12")
        .put(transport + "keystore_filepath", "node.p12")
        .put(transport + "keystore_password", "loopback")
        .put(transport + "truststore_type", "PKCS12")
        .put(transport + "truststore_filepath", "trust.p12")
        .put(transport + "truststore_password", "loopback")
        .put(transport + "enforce_hostname_verification", false)
        .put("plugins.security.ssl.http.enabled", false)
        .put("plugins.security.allow_default_init_securityindex", true)
        .putList("plugins.security.nodes_dn", "CN=node")
        .putList("plugins.security.authcz.admin_dn", "CN=nobody")
        .putList("plugins.security.restapi.roles_enabled", "all_access")
        .put("plugins.security.audit.type", "noop")
        .build();
  }

  static List<Class<? extends Plugin>> plugins() throws ClassNotFoundException {
    List<Class<? extends Plugin>> classes = new java.util.ArrayList<>();
    for (String name : PLUGINS) classes.add(Class.forName(name).asSubclass(Plugin.class));
    return classes;
  }

  static void copy(Path from, Path to) throws Exception {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) Files.copy(file, to.resolve(file.getFileName()));
    }
  }
}

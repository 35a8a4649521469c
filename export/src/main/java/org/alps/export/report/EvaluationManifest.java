package org.alps.export.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an evaluation recorded about itself in {@code manifest.json}, read leniently: unknown fields are ignored, missing ones are told as
 * {@link #NOT_RECORDED}. Fields are named by JSON pointers such as {@code /trace/functions}.
 */
public final class EvaluationManifest {
  static final String NOT_RECORDED = "not recorded";

  private final JsonNode root;

  EvaluationManifest(JsonNode root) {
    this.root = root;
  }

  /** A field as text; {@link #NOT_RECORDED} where it is missing or null. */
  String text(String pointer) {
    return text(root.at(pointer));
  }

  /** A numeric field; NaN where it is missing or no number. */
  double number(String pointer) {
    JsonNode node = root.at(pointer);
    return node.isNumber() ? node.asDouble() : Double.NaN;
  }

  boolean has(String pointer) {
    JsonNode node = root.at(pointer);
    return !node.isMissingNode() && !node.isNull();
  }

  /** The members of an object, in file order; empty where it is missing. */
  Map<String, String> members(String pointer) {
    Map<String, String> members = new LinkedHashMap<>();
    root.at(pointer).properties().forEach(member -> members.put(member.getKey(), text(member.getValue())));
    return members;
  }

  /** The items of an array of texts; empty where it is missing. */
  List<String> items(String pointer) {
    List<String> items = new ArrayList<>();
    root.at(pointer).forEach(item -> items.add(text(item)));
    return items;
  }

  /** The seeds that were judged with: the list, else the one; {@link #NOT_RECORDED} where there is neither. */
  List<String> seeds() {
    List<String> seeds = items("/seeds");
    return seeds.isEmpty() ? List.of(text("/seed")) : seeds;
  }

  /** Where this policy's training stands, as a pointer: beside the policy, else at the root for all that were learned. */
  String training(String label) {
    int place = policies().indexOf(label);
    String own = "/policies/" + place + "/training";
    return place >= 0 && has(own) ? own : "/training";
  }

  /** The labels of the policies that were judged, in the order of judging. */
  List<String> policies() {
    List<String> labels = new ArrayList<>();
    root.at("/policies").forEach(policy -> labels.add(text(policy.path("label"))));
    return labels;
  }

  /** A field of the policy with this label; {@link #NOT_RECORDED} where either is missing. */
  String ofPolicy(String label, String field) {
    return text(policy(label).path(field));
  }

  /** Whether the policy with this label obeys a learned table. */
  boolean isLearned(String label) {
    JsonNode hash = policy(label).path("table_sha256");
    return hash.isTextual() && !hash.asText().isEmpty();
  }

  private JsonNode policy(String label) {
    for (JsonNode policy : root.at("/policies")) {
      if (label.equals(policy.path("label").asText())) {
        return policy;
      }
    }
    return MissingNode.getInstance();
  }

  private static String text(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return NOT_RECORDED;
    }
    return node.isValueNode() ? node.asText() : node.toString();
  }
}
